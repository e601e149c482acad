using System.Globalization;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Reads the keys of mappings, which must be strings in JSON.</summary>
internal static class MappingKey
{
    /// <summary>
    /// Reads a key. Numbers and booleans become strings, as in the Kubernetes tools: <c>on</c> is the key "true".
    /// </summary>
    /// <exception cref="YamlProblemException">The key is null, a number beyond 64 bits, a list or a mapping.</exception>
    public static string Read(YamlNode key)
    {
        var node = key is AliasNode alias ? alias.Target : key;
        if (node is not ScalarNode scalar)
        {
            throw new YamlProblemException(key.Start, "a key must be text, but it is a list or a mapping");
        }

        var value = ScalarTags.Resolve(scalar);
        return value.Kind switch
        {
            ScalarKind.Null => throw new YamlProblemException(key.Start, "a key must be text, but it is null"),
            ScalarKind.Boolean => value.Boolean ? "true" : "false",
            ScalarKind.Integer when value.Integer > long.MaxValue => throw new YamlProblemException(
                key.Start, $"the key {scalar.Text} must be quoted: as a number it does not fit into a signed 64-bit integer"),
            ScalarKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ScalarKind.Float => OfFloat(value.Float),
            _ => ScalarTags.Text(scalar),
        };
    }

    // The reference writes the keys of doubles at single precision.
    private static string OfFloat(double value) => (float)value switch
    {
        float.NaN => ".nan",
        float.PositiveInfinity => ".inf",
        float.NegativeInfinity => "-.inf",
        var single => ShortestDecimal.Create(single).ToGeneral(),
    };
}
