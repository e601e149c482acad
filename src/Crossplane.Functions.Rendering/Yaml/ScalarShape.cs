namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The styles that the characters of a string allow.</summary>
internal readonly record struct ScalarShape(bool MayBePlain, bool MayBeSingleQuoted, bool MayBeLiteral)
{
    private const string NeverFirst = "#,[]{}&*!|>'\"%@`";
    private const string FirstOnlyBeforeText = "?:-";

    /// <summary>Examines the characters of a string.</summary>
    public static ScalarShape Create(string text)
    {
        if (text.Length == 0)
        {
            return new ScalarShape(MayBePlain: true, MayBeSingleQuoted: true, MayBeLiteral: false);
        }

        var (special, breaks, breakThenSpace, spaceThenBreak) = (false, false, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var isBreak = YamlCharacters.IsBreak(text[i]);
            special |= !YamlCharacters.IsPrintable(text[i]);
            breaks |= isBreak;
            breakThenSpace |= i > 0 && text[i] == ' ' && YamlCharacters.IsBreak(text[i - 1]);
            spaceThenBreak |= i > 0 && isBreak && text[i - 1] == ' ';
        }

        var endsWithSpace = text[^1] == ' ';
        var indivisible = special || spaceThenBreak;
        return new ScalarShape(
            MayBePlain: !indivisible && !breaks && !endsWithSpace && text[0] != ' ' && !HasIndicator(text),
            MayBeSingleQuoted: !indivisible && !breakThenSpace,
            MayBeLiteral: !indivisible && !endsWithSpace);
    }

    private static bool HasIndicator(string text)
    {
        if (NeverFirst.Contains(text[0], StringComparison.Ordinal)
            || text.StartsWith("---", StringComparison.Ordinal)
            || text.StartsWith("...", StringComparison.Ordinal)
            || (FirstOnlyBeforeText.Contains(text[0], StringComparison.Ordinal) && EndsWord(text, 0)))
        {
            return true;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if ((text[i] == ':' && EndsWord(text, i)) || (text[i] == '#' && text[i - 1] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWord(string text, int index) => index + 1 == text.Length || text[index + 1] == ' ';
}
