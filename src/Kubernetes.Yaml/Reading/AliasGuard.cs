namespace Kubernetes.Yaml.Reading;

/// <summary>Limits the values that a document repeats through aliases, against "billion laughs" attacks.</summary>
internal sealed class AliasGuard
{
    /// <summary>The maximum number of values that a document may repeat through all its aliases.</summary>
    public const int MaxRepeatedValues = 100_000;

    private readonly HashSet<YamlNode> _open = new(ReferenceEqualityComparer.Instance);
    private int _repeatedValues;

    /// <summary>Enters the anchor of an alias.</summary>
    /// <exception cref="YamlReadException">The anchor contains the alias.</exception>
    public void Enter(AliasNode alias)
    {
        if (!_open.Add(alias))
        {
            throw new YamlReadException(alias.Start, $"the anchor &{alias.Name} contains itself");
        }
    }

    /// <summary>Leaves the anchor.</summary>
    public void Leave(AliasNode alias) => _open.Remove(alias);

    /// <summary>Counts a value that is reached through an alias.</summary>
    /// <exception cref="YamlReadException">The limit is exceeded.</exception>
    public void Count(YamlNode node)
    {
        if (_open.Count > 0 && ++_repeatedValues > MaxRepeatedValues)
        {
            throw new YamlReadException(node.Start, $"aliases may repeat at most {MaxRepeatedValues} values in a document");
        }
    }
}
