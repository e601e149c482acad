namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Bounds what aliases make of a small document.</summary>
internal sealed class AliasGuard
{
    /// <summary>How many values one document may repeat through aliases, all aliases together.</summary>
    public const int MaximumRepeatedValues = 100_000;

    private readonly HashSet<YamlNode> _open = new(ReferenceEqualityComparer.Instance);
    private int _repeatedValues;

    /// <summary>Goes from an alias to its anchor.</summary>
    /// <exception cref="YamlProblemException">The anchor contains the alias.</exception>
    public void Enter(AliasNode alias)
    {
        if (!_open.Add(alias))
        {
            throw new YamlProblemException(alias.Start, $"the anchor &{alias.Name} contains itself");
        }
    }

    /// <summary>Comes back.</summary>
    public void Leave(AliasNode alias) => _open.Remove(alias);

    /// <summary>Counts a value if it is reached through an alias.</summary>
    /// <exception cref="YamlProblemException">It is one too many.</exception>
    public void Count(YamlNode node)
    {
        if (_open.Count > 0 && ++_repeatedValues > MaximumRepeatedValues)
        {
            throw new YamlProblemException(node.Start, $"aliases may repeat {MaximumRepeatedValues} values in a document");
        }
    }
}
