namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Resolves the entries of mappings, including merge keys.</summary>
internal sealed class MappingEntries(AliasGuard aliases)
{
    private const string MergeTag = "tag:yaml.org,2002:merge";

    /// <summary>
    /// Resolves the keys and values of a mapping. As in the Kubernetes tools, merged entries override those before the
    /// merge key and are overridden by those after it. Of several merged mappings, the first one wins.
    /// </summary>
    /// <exception cref="YamlProblemException">A key is a duplicate or not a string.</exception>
    public IReadOnlyDictionary<string, YamlNode> Resolve(MappingNode mapping)
    {
        var entries = new OrderedDictionary<string, YamlNode>(StringComparer.Ordinal);
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Entries)
        {
            if (IsMerge(key))
            {
                Merge(entries, value);
                continue;
            }

            var name = MappingKey.Read(key);
            if (!lines.TryAdd(name, key.Start.Line))
            {
                throw new YamlProblemException(key.Start, $"the key \"{name}\" is already set on line {lines[name]}");
            }

            entries[name] = value;
        }

        return entries;
    }

    private static bool IsMerge(YamlNode key) =>
        key is ScalarNode { Text: "<<" } scalar && (scalar.IsImplicit || scalar.Tag == MergeTag);

    private void Merge(OrderedDictionary<string, YamlNode> entries, YamlNode source)
    {
        if (source is not SequenceNode list)
        {
            MergeMapping(entries, source);
            return;
        }

        foreach (var item in Enumerable.Reverse(list.Items))
        {
            MergeMapping(entries, item);
        }
    }

    private void MergeMapping(OrderedDictionary<string, YamlNode> entries, YamlNode source)
    {
        if (source is AliasNode { Target: MappingNode target } alias)
        {
            aliases.Enter(alias);
            CopyEntries(entries, target);
            aliases.Leave(alias);
        }
        else if (source is MappingNode mapping)
        {
            CopyEntries(entries, mapping);
        }
        else
        {
            throw new YamlProblemException(source.Start, "the value of << must be a mapping or a list of mappings");
        }
    }

    private void CopyEntries(OrderedDictionary<string, YamlNode> entries, MappingNode mapping)
    {
        foreach (var (key, value) in Resolve(mapping))
        {
            aliases.Count(value);
            entries[key] = value;
        }
    }
}
