using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>The named character classes of RE2. Those of Perl and POSIX are ASCII.</summary>
internal static class CharacterClasses
{
    private static readonly CodePoints Digits = CodePoints.Of(('0', '9'));
    private static readonly CodePoints Letters = CodePoints.Of(('A', 'Z'), ('a', 'z'));
    private static readonly CodePoints Words = CodePoints.Union(Digits, Letters, CodePoints.Of(('_', '_')));

    private static readonly CodePoints PerlSpaces = CodePoints.Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));

    private static readonly Dictionary<string, CodePoints> OfPosix = new(StringComparer.Ordinal)
    {
        ["alnum"] = CodePoints.Union(Digits, Letters),
        ["alpha"] = Letters,
        ["ascii"] = CodePoints.Of((0, 0x7F)),
        ["blank"] = CodePoints.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = CodePoints.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = Digits,
        ["graph"] = CodePoints.Of(('!', '~')),
        ["lower"] = CodePoints.Of(('a', 'z')),
        ["print"] = CodePoints.Of((' ', '~')),
        ["punct"] = CodePoints.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = CodePoints.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = CodePoints.Of(('A', 'Z')),
        ["word"] = Words,
        ["xdigit"] = CodePoints.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    };

    private static readonly UnicodeCategory[] Categories = Enum.GetValues<UnicodeCategory>();

    private static readonly string[] Abbreviations =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd",
        "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    private static readonly ConcurrentDictionary<string, CodePoints> OfUnicode = new(StringComparer.Ordinal);

    /// <summary>Finds <c>\d</c>, <c>\s</c> and <c>\w</c>; null for another letter.</summary>
    public static CodePoints? Perl(char letter) => letter switch
    {
        'd' => Digits,
        's' => PerlSpaces,
        'w' => Words,
        _ => null,
    };

    /// <summary>Finds a class such as <c>alpha</c>; null if there is none of the name.</summary>
    public static CodePoints? Posix(string name) => OfPosix.GetValueOrDefault(name);

    /// <summary>
    /// Finds a class of Unicode by its category, such as <c>L</c> or <c>Lu</c>; null for another name. Scripts such as
    /// <c>Greek</c> are not known.
    /// </summary>
    public static CodePoints? Unicode(string name)
    {
        if (name == "Any")
        {
            return CodePoints.Any;
        }

        return name.Length is 1 or 2 && Matching(name) is { Count: > 0 } categories
            ? OfUnicode.GetOrAdd(name, _ => CodePoints.Of(point => categories.Contains(Rune.GetUnicodeCategory(new Rune(point)))))
            : null;
    }

    private static HashSet<UnicodeCategory> Matching(string abbreviation) =>
        [.. Categories.Where(category =>
            category is not UnicodeCategory.OtherNotAssigned
            && Abbreviations[(int)category].StartsWith(abbreviation, StringComparison.Ordinal))];
}
