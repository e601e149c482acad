using System.Text.Json;

namespace Crossplane.Functions.Problems;

/// <summary>Names JSON values and types in messages for users.</summary>
internal static class JsonDescription
{
    private const int LongestText = 60;

    /// <summary>What was found: <c>the number 3</c>, <c>the string "x"</c>, <c>a list</c>.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the string {Quote(value.GetString()!)}",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>What is allowed: <c>a string</c>, <c>a whole number</c>.</summary>
    public static string Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "a string",
        TypeCode.Boolean => "true or false",
        TypeCode.Int32 => "a whole number (32 bits)",
        TypeCode.Int64 => "a whole number",
        TypeCode.Double => "a number",
        _ => "a value of the documented type",
    };

    /// <summary>A text in quotes, cut if it is long and with control characters made visible.</summary>
    public static string Quote(string text)
    {
        var cut = char.IsHighSurrogate(text.ElementAtOrDefault(LongestText - 1)) ? LongestText - 1 : LongestText;
        var shown = text.Length <= LongestText ? text : text[..cut] + "…";
        return $"\"{string.Concat(shown.Select(character => char.IsControl(character) ? '·' : character))}\"";
    }
}
