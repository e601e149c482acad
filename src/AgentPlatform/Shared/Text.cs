namespace AgentPlatform.Shared;

/// <summary>Quotes user input in messages.</summary>
internal static class Text
{
    private const int MaxLength = 80;

    /// <summary>Quotes a text, truncated to 80 characters, with control characters replaced by a dot.</summary>
    public static string Quote(string text) => $"\"{Plain(text)}\"";

    /// <summary>Like <see cref="Quote"/>, without quotation marks.</summary>
    public static string Plain(string text)
    {
        var shown = text.Length <= MaxLength ? text : Cut(text) + "…";
        return string.Concat(shown.Select(character => char.IsControl(character) ? '·' : character));
    }

    /// <summary>Does not split a surrogate pair, half of which would be sent as a replacement character.</summary>
    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
