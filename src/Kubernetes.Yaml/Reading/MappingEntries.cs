using System.Globalization;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Reading;

/// <summary>Resolves the entries of mappings, whose keys must be texts in JSON, including merge keys.</summary>
internal sealed class MappingEntries(AliasGuard aliases)
{
    private const string MergeTag = "tag:yaml.org,2002:merge";

    /// <summary>
    /// Resolves the keys and values of a mapping. As in the Kubernetes tools, merged entries override those before the
    /// merge key and are overridden by those after it. Of several merged mappings, the first one wins.
    /// </summary>
    /// <exception cref="YamlReadException">
    /// A key is a duplicate, null, a number beyond 64 bits, a list or a mapping.
    /// </exception>
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

            var name = ReadKey(key);
            if (!lines.TryAdd(name, key.Start.Line))
            {
                throw new YamlReadException(key.Start, $"the key \"{name}\" is already set on line {lines[name]}");
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
            throw new YamlReadException(source.Start, "the value of << must be a mapping or a list of mappings");
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

    /// <summary>
    /// Reads a key. Numbers and booleans become texts, as in the Kubernetes tools: <c>on</c> is the key "true".
    /// </summary>
    private static string ReadKey(YamlNode key)
    {
        var node = key is AliasNode alias ? alias.Target : key;
        if (node is not ScalarNode scalar)
        {
            throw new YamlReadException(key.Start, "a key must be text, but it is a list or a mapping");
        }

        var value = ScalarTags.Resolve(scalar);
        return value.Kind switch
        {
            ScalarKind.Null => throw new YamlReadException(key.Start, "a key must be text, but it is null"),
            ScalarKind.Boolean => value.Boolean ? "true" : "false",
            ScalarKind.Integer when value.Integer > long.MaxValue => throw new YamlReadException(
                key.Start, $"the key {scalar.Text} must be quoted: as a number it does not fit into a signed 64-bit integer"),
            ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Float => FormatFloat(value.Float),
            _ => ScalarTags.Text(scalar),
        };
    }

    // The reference writes the keys of doubles at single precision.
    private static string FormatFloat(double value) => (float)value switch
    {
        float.NaN => ".nan",
        float.PositiveInfinity => ".inf",
        float.NegativeInfinity => "-.inf",
        var single => ShortestDecimal.Create(single).ToGeneral(),
    };
}
