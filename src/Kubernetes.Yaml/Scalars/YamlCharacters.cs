namespace Kubernetes.Yaml.Scalars;

/// <summary>The character classes of YAML 1.1.</summary>
internal static class YamlCharacters
{
    /// <summary>What is read at the end of a text. The text itself never contains it.</summary>
    public const char End = '\0';

    public const char ByteOrderMark = '\uFEFF';

    /// <summary>True for a line break: CR, LF, NEL, LS or PS.</summary>
    public static bool IsBreak(char character) => character is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>True for a space or a tab.</summary>
    public static bool IsBlank(char character) => character is ' ' or '\t';

    /// <summary>True for a line break and at the end of the text.</summary>
    public static bool IsBreakOrEnd(char character) => character == End || IsBreak(character);

    /// <summary>True for a space, a tab, a line break, and at the end of the text.</summary>
    public static bool IsBlankOrEnd(char character) => IsBlank(character) || IsBreakOrEnd(character);

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
