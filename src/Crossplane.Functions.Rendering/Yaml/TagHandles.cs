namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The prefixes that the handles of tags stand for, as directives and YAML itself define them.</summary>
internal sealed class TagHandles
{
    private const string SupportedVersion = "1.1";

    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Reads the directives of a document.</summary>
    /// <exception cref="YamlProblemException">The version is not 1.1, or a directive stands twice.</exception>
    public static TagHandles Read(TokenScanner tokens)
    {
        var handles = new TagHandles();
        var hasVersion = false;
        while (tokens.Peek() is { Kind: TokenKind.VersionDirective or TokenKind.TagDirective })
        {
            var directive = tokens.Take();
            if (directive.Kind == TokenKind.VersionDirective)
            {
                CheckVersion(directive, hasVersion);
                hasVersion = true;
            }
            else if (!handles._prefixes.TryAdd(directive.Text, directive.Suffix))
            {
                throw new YamlProblemException(directive.Start, $"the directive %TAG {directive.Text} stands twice");
            }
        }

        return handles;
    }

    /// <summary>Resolves the full name of a tag.</summary>
    /// <exception cref="YamlProblemException">No directive defines the handle.</exception>
    public string Resolve(Token tag) => tag.Text switch
    {
        "" => tag.Suffix,
        _ when _prefixes.TryGetValue(tag.Text, out var prefix) => prefix + tag.Suffix,
        "!" => "!" + tag.Suffix,
        "!!" => ScalarTags.Prefix + tag.Suffix,
        _ => throw new YamlProblemException(tag.Start, $"the tag handle {tag.Text} is not defined"),
    };

    private static void CheckVersion(Token directive, bool hasVersion)
    {
        if (hasVersion)
        {
            throw new YamlProblemException(directive.Start, "the directive %YAML stands twice");
        }

        if (directive.Text != SupportedVersion)
        {
            throw new YamlProblemException(
                directive.Start, $"the version of YAML must be {SupportedVersion}, but is {directive.Text}");
        }
    }
}
