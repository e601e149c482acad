using System.Text;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The value of <see cref="GrpcHeaders.Message"/>.</summary>
internal static class StatusMessage
{
    /// <summary>Percent-encodes the UTF-8 bytes of a text that are not printable ASCII, and the percent sign.</summary>
    public static string Encode(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 16);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            _ = IsPlain((char)value) ? encoded.Append((char)value) : encoded.Append('%').Append(value.ToString("X2", null));
        }

        return encoded.ToString();
    }

    private static bool IsPlain(char character) => character is >= ' ' and <= '~' and not '%';
}
