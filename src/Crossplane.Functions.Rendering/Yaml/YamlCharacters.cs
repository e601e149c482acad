namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The character classes of YAML 1.1.</summary>
internal static class YamlCharacters
{
    /// <summary>True for a line break: CR, LF, NEL, LS or PS.</summary>
    public static bool IsBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>
    /// True if the character needs no escape. Tabs and surrogates do: the Kubernetes serializer escapes everything
    /// beyond the basic plane.
    /// </summary>
    public static bool IsPrintable(char character) =>
        character is '\n'
            or (>= ' ' and <= '~')
            or (>= '\u00A0' and < '\uD800')
            or (>= '\uE000' and <= '\uFFFD' and not '\uFEFF');

    /// <summary>True if the character may occur in a file: everything except control characters and noncharacters.</summary>
    public static bool IsAllowedInFile(char character) =>
        character is '\t' or '\n' or '\r' or '\u0085' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uFFFD');
}
