namespace AgentPlatform.Shared;

/// <summary>Shows what was found in messages for users.</summary>
internal static class Text
{
    private const int Longest = 80;

    /// <summary>A text in quotes, cut if it is long; control characters become visible.</summary>
    public static string Quote(string text) => $"\"{Plain(text)}\"";

    /// <summary>The same without the quotes.</summary>
    public static string Plain(string text)
    {
        var shown = text.Length <= Longest ? text : Cut(text) + "…";
        return string.Concat(shown.Select(character => char.IsControl(character) ? '·' : character));
    }

    /// <summary>Half of a surrogate pair would be sent as a replacement character.</summary>
    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
