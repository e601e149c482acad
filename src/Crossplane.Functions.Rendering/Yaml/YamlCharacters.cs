namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>What YAML 1.1 says of single characters.</summary>
internal static class YamlCharacters
{
    /// <summary>The character ends a line: CR, LF, NEL, LS or PS.</summary>
    public static bool IsBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>
    /// The character can stand unescaped. A tab cannot, nor can either half of a surrogate pair: the Kubernetes
    /// serializer escapes everything beyond the basic plane.
    /// </summary>
    public static bool IsPrintable(char character) =>
        character is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and < '\uD800') or (>= '\uE000' and <= '\uFFFD' and not '\uFEFF');

    /// <summary>The character may occur in a file: anything but control characters and non-characters.</summary>
    public static bool IsAllowedInFile(char character) =>
        character is '\t' or '\n' or '\r' or '\u0085' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uFFFD');
}
