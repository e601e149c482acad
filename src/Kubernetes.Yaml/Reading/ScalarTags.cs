using System.Text;
using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Reading;

/// <summary>Resolves the value of a scalar from its tag, its quotes and its text.</summary>
internal static class ScalarTags
{
    /// <summary>The prefix of the tags of YAML itself, such as <c>!!int</c>.</summary>
    public const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The tag <c>!</c>, which makes text of any scalar.</summary>
    public const string NonSpecific = "!";

    private const string Binary = Prefix + "binary";

    /// <summary>Resolves a scalar. Quoted scalars and those with an application-specific tag are strings.</summary>
    /// <exception cref="YamlReadException">The text does not fit its tag.</exception>
    public static ResolvedScalar Resolve(ScalarNode scalar)
    {
        if (scalar.IsImplicit && scalar.Tag != NonSpecific)
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

    /// <summary>Reads the text, decoded from base64 if it is tagged as binary. Invalid UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="YamlReadException">The text is not base64.</exception>
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
            throw new YamlReadException(scalar.Start, "the value of !!binary must be base64", exception);
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

        throw new YamlReadException(scalar.Start, $"\"{scalar.Text}\" is not a value of !!{scalar.Tag[Prefix.Length..]}");
    }
}
