namespace Crossplane.Functions.Rendering.Comparison;

/// <summary>Colours a unified diff for a terminal.</summary>
internal static class DiffColours
{
    private const string Red = "\e[31m";
    private const string Green = "\e[32m";
    private const string Cyan = "\e[36m";
    private const string Bold = "\e[1m";
    private const string Reset = "\e[0m";

    public static string Apply(string difference) => string.Join('\n', difference.Split('\n').Select(Colour));

    private static string Colour(string line) => line switch
    {
        ['-', '-', '-', ' ', ..] or ['+', '+', '+', ' ', ..] => Bold + line + Reset,
        ['-', ..] => Red + line + Reset,
        ['+', ..] => Green + line + Reset,
        ['@', ..] => Cyan + line + Reset,
        _ => line,
    };
}
