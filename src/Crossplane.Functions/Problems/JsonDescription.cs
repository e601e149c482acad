using System.Text.Json;

namespace Crossplane.Functions.Problems;

/// <summary>Describes JSON values and types in messages for users.</summary>
internal static class JsonDescription
{
    private const int MaxQuotedLength = 60;

    /// <summary>
    /// Describes a value that was found: <c>the number 3</c>, <c>the string "x"</c>, <c>a list</c>; without a quote
    /// <c>a number</c>, <c>a string</c>.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="isQuoted">True if the value cannot be a secret: everybody who may read events sees it.</param>
    public static string Describe(JsonElement value, bool isQuoted) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => isQuoted ? $"the string {Quote(value.GetString()!)}" : "a string",
        JsonValueKind.Number => isQuoted ? $"the number {value.GetRawText()}" : "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>Describes a type that is allowed: <c>a string</c>, <c>a whole number</c>.</summary>
    public static string Describe(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "a string",
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 => "a whole number (32 bits)",
        TypeCode.Int64 => "a whole number",
        TypeCode.Double => "a number",
        _ => "a value of the documented type",
    };

    /// <summary>
    /// Returns true for a field that holds no secret, whatever was written into it: one for a number or a switch. A text, a
    /// list or an object may hold one, such as a variable of the environment.
    /// </summary>
    public static bool IsHarmless(Type type) => Type.GetTypeCode(type) is not (TypeCode.String or TypeCode.Object);

    /// <summary>Puts a text in quotes, cut to 60 characters and with control characters replaced by <c>·</c>.</summary>
    public static string Quote(string text)
    {
        var cut = char.IsHighSurrogate(text.ElementAtOrDefault(MaxQuotedLength - 1)) ? MaxQuotedLength - 1 : MaxQuotedLength;
        var shown = text.Length <= MaxQuotedLength ? text : text[..cut] + "…";
        return $"\"{string.Concat(shown.Select(character => char.IsControl(character) ? '·' : character))}\"";
    }
}
