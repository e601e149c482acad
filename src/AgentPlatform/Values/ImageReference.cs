using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace AgentPlatform.Values;

/// <summary>A reference to a container image: <c>[host[:port]/]path[:tag][@algorithm:hex]</c>.</summary>
/// <remarks>The grammar is that of the distribution project's <c>reference</c> package, which container runtimes use.</remarks>
internal sealed partial record ImageReference
{
    /// <summary>Registries allow names of 255 characters; tag and digest fit in the rest.</summary>
    private const int MaxLength = 512;

    private const int HashLength = 12;
    private const int MaxLabelLength = 63;

    private ImageReference()
    {
    }

    /// <summary>The tag; null if there is none.</summary>
    public string? Tag { get; private init; }

    /// <summary>The digest with its algorithm; null if there is none.</summary>
    public string? Digest { get; private init; }

    /// <summary>Whether the reference can point to a different image later: no digest, and no tag or <c>latest</c>.</summary>
    public bool IsFloating => Digest is null && Tag is null or "latest";

    /// <summary>When the image is pulled if nobody says so.</summary>
    public string DefaultPullPolicy => IsFloating ? "Always" : "IfNotPresent";

    /// <summary>
    /// The value of the label <c>app.kubernetes.io/version</c>: the tag, or the start of the digest, limited to the characters
    /// and length of a label value.
    /// </summary>
    public string Version => ToLabelValue(Tag ?? ShortDigest() ?? "latest");

    /// <summary>Parses a reference that has been validated.</summary>
    /// <exception cref="FormatException">The reference is not valid.</exception>
    public static ImageReference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("The text is no image reference.");

    public static bool IsValid(string text) => text.Length <= MaxLength && Grammar().IsMatch(text);

    public static bool TryParse(string text, [NotNullWhen(true)] out ImageReference? reference)
    {
        var match = text.Length <= MaxLength ? Grammar().Match(text) : Match.Empty;
        reference = match.Success ? new ImageReference { Tag = Group(match, "tag"), Digest = Group(match, "digest") } : null;
        return match.Success;
    }

    private static string? Group(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var value } ? value : null;

    private static string ToLabelValue(string text)
    {
        var cut = text.Length <= MaxLabelLength ? text : text[..MaxLabelLength];
        var trimmed = cut.Trim('_', '.', '-');
        return trimmed.Length > 0 ? trimmed : "unknown";
    }

    // Repeated parts cannot overlap, so there is hardly any backtracking.
    [GeneratedRegex("""
        \A
        (?: (?: [a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)* (?:\.[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*)* | \[[0-9a-fA-F:]+\] ) (?: :[0-9]+ )? / )?
        [a-z0-9]+ (?: (?:\.|_|__|-+) [a-z0-9]+ )* (?: / [a-z0-9]+ (?: (?:\.|_|__|-+) [a-z0-9]+ )* )*
        (?: : (?<tag> [A-Za-z0-9_][A-Za-z0-9_.-]{0,127} ) )?
        (?: @ (?<digest> [A-Za-z][A-Za-z0-9]* (?:[-_+.][A-Za-z][A-Za-z0-9]*)* : [0-9a-fA-F]{32,} ) )?
        \z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Grammar();

    private string? ShortDigest()
    {
        if (Digest?.Split(':') is not [var algorithm, var hash])
        {
            return null;
        }

        return $"{algorithm}-{hash[..HashLength]}".Replace('+', '-');
    }
}
