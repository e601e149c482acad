namespace AgentPlatform.Values;

/// <summary>
/// A field path in parts. It is concatenated only if there is a problem, so a check that finds none, which is the usual case,
/// allocates nothing.
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

    /// <param name="path">The path of the parent, and the rest of the path with its leading dot or bracket.</param>
    public static implicit operator Field((Field Parent, string Name) path) => path.Parent switch
    {
        { _parent: null } root => new(root._root, path.Name),
        { _name: null } parent => new(parent._root, parent._parent, path.Name),
        var deeper => new(deeper.ToString(), path.Name),
    };

    public static implicit operator Field((string Parent, string Name) path) => new(path.Parent, path.Name);

    public override string ToString() => string.Concat(_root, _parent, _name);
}
