namespace AgentPlatform.Shared;

/// <summary>
/// The path of a field in parts. It is put together only where there is a problem: a check that finds none, as almost all
/// do, makes no text.
/// </summary>
internal readonly struct Field
{
    private readonly string _root;
    private readonly string? _parent;
    private readonly string? _name;

    private Field(string root, string? parent = null, string? name = null)
    {
        _root = root;
        _parent = parent;
        _name = name;
    }

    public static implicit operator Field(string path) => new(path);

    /// <param name="path">What holds the field, and the rest of its path with the dot or bracket before it.</param>
    public static implicit operator Field((Field Parent, string Name) path) => path.Parent switch
    {
        { _parent: null } root => new(root._root, path.Name),
        { _name: null } parent => new(parent._root, parent._parent, path.Name),
        var deeper => new(deeper.ToString(), path.Name),
    };

    public static implicit operator Field((string Parent, string Name) path) => new(path.Parent, path.Name);

    public override string ToString() => string.Concat(_root, _parent, _name);
}
