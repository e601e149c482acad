namespace AgentPlatform.Values;

/// <summary>Quotes user input in messages.</summary>
internal static class Text
{
    private const int MaxLength = 80;

    /// <summary>Quotes a text, truncated to 80 characters, with control characters replaced by a dot.</summary>
    public static string Quote(string text) => $"\"{Plain(text)}\"";

    /// <summary>Like <see cref="Quote"/>, without quotation marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The number of characters after which it is truncated.</param>
    public static string Plain(string text, int maxLength = MaxLength)
    {
        var shown = text.Length <= maxLength ? text : Cut(text, maxLength) + "…";
        return string.Concat(shown.Select(character => char.IsControl(character) ? '·' : character));
    }

    /// <summary>Does not split a surrogate pair, half of which would be sent as a replacement character.</summary>
    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
