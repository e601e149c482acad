using System.Text.Json;

namespace Crossplane.Functions.Problems;

/// <summary>Describes JSON values and types in messages for users.</summary>
internal static class JsonDescription
{
    private const int MaxQuotedLength = 60;

    /// <summary>Describes a value that was found: <c>the number 3</c>, <c>the string "x"</c>, <c>a list</c>.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the string {Quote(value.GetString()!)}",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
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

    /// <summary>Puts a text in quotes, cut to 60 characters and with control characters replaced by <c>·</c>.</summary>
    public static string Quote(string text)
    {
        var cut = char.IsHighSurrogate(text.ElementAtOrDefault(MaxQuotedLength - 1)) ? MaxQuotedLength - 1 : MaxQuotedLength;
        var shown = text.Length <= MaxQuotedLength ? text : text[..cut] + "…";
        return $"\"{string.Concat(shown.Select(character => char.IsControl(character) ? '·' : character))}\"";
    }
}
