using System.Text;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>What a scalar means, its tag and its quotes considered.</summary>
internal static class ScalarTags
{
    private const string Prefix = "tag:yaml.org,2002:";
    private const string Binary = Prefix + "binary";

    /// <summary>The meaning. Quoted scalars and those with a tag of one's own are text.</summary>
    /// <exception cref="YamlProblemException">The text does not fit its tag.</exception>
    public static ResolvedScalar Resolve(ScalarNode scalar)
    {
        if (scalar.IsImplicit)
        {
            return ScalarResolver.Resolve(scalar.Text);
        }

        ScalarKind? wanted = scalar.Tag switch
        {
            Prefix + "null" => ScalarKind.Null,
            Prefix + "bool" => ScalarKind.Boolean,
            Prefix + "int" => ScalarKind.Integer,
            Prefix + "float" => ScalarKind.Float,
            Prefix + "timestamp" => ScalarKind.Timestamp,
            _ => null,
        };
        return wanted is { } kind ? ResolveAs(scalar, kind) : default;
    }

    /// <summary>The text, decoded if its tag says that it is base64. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <exception cref="YamlProblemException">It is not base64.</exception>
    public static string Text(ScalarNode scalar)
    {
        if (scalar.Tag != Binary)
        {
            return scalar.Text;
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Text));
        }
        catch (FormatException exception)
        {
            throw new YamlProblemException(scalar.Start, "the value of !!binary must be base64", exception);
        }
    }

    private static ResolvedScalar ResolveAs(ScalarNode scalar, ScalarKind wanted)
    {
        var found = ScalarResolver.Resolve(scalar.Text);
        if (found.Kind == wanted)
        {
            return found;
        }

        if (wanted == ScalarKind.Float && found.Kind == ScalarKind.Integer)
        {
            return new ResolvedScalar(ScalarKind.Float, Float: (double)found.Integer);
        }

        throw new YamlProblemException(scalar.Start, $"\"{scalar.Text}\" is not a value of !!{scalar.Tag[Prefix.Length..]}");
    }
}
