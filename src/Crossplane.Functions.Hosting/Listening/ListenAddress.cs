using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>An address to listen on, as it is written: <c>[host]:port</c>.</summary>
/// <param name="Host">A name, or an IP address without brackets; empty for all interfaces.</param>
/// <param name="Port">The port; 0 for a free one.</param>
internal sealed record ListenAddress(string Host, int Port)
{
    /// <summary>The form of an address, to complete a sentence.</summary>
    public const string Grammar =
        "[host]:port with a port from 0 to 65535, such as :9443, 127.0.0.1:9443 or [::1]:9443";

    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = null;
        var colon = text.LastIndexOf(':');
        if (colon < 0
            || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || !TryParseHost(text[..colon], out var host))
        {
            return false;
        }

        address = new ListenAddress(host, port);
        return true;
    }

    private static bool TryParseHost(string text, [NotNullWhen(true)] out string? host)
    {
        if (text is ['[', .., ']'])
        {
            host = text[1..^1];
            return host.Contains(':') && IPAddress.TryParse(host, out _);
        }

        host = text;
        return text.Length == 0 || Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4;
    }
}
