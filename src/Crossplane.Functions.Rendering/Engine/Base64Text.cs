namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Reads base64 as Go does: line breaks are ignored, but other than in .NET, spaces and tabs are not.</summary>
internal static class Base64Text
{
    /// <returns>The bytes; null if the text is not base64.</returns>
    public static byte[]? Decode(string text)
    {
        if (text.AsSpan().ContainsAny(' ', '\t'))
        {
            return null;
        }

        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(text, decoded, out var length) ? decoded[..length] : null;
    }
}
