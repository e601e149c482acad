namespace Crossplane.Functions.Rendering.Clients;

/// <summary>The address of a function.</summary>
/// <param name="Authority">Host and port.</param>
internal sealed record GrpcTarget(string Authority)
{
    private static readonly string[] Schemes = ["dns:", "passthrough:"];

    private const int DefaultPort = 443;

    /// <summary>The certificates for TLS; null to connect without TLS.</summary>
    public ClientCertificates? Certificates { get; init; }

    /// <summary>The name to expect in the function's certificate; null for the host of <see cref="Authority"/>.</summary>
    public string? ServerName { get; init; }

    /// <summary>The address to call. Without a host, and for an address of any host, it is this one.</summary>
    public Uri Address
    {
        get
        {
            var address = new Uri($"{(Certificates is null ? "http" : "https")}://{Authority}/");
            return address.Host switch
            {
                "0.0.0.0" => new UriBuilder(address) { Host = "127.0.0.1" }.Uri,
                "[::]" => new UriBuilder(address) { Host = "[::1]" }.Uri,
                _ => address,
            };
        }
    }

    /// <summary>
    /// Parses a gRPC target such as <c>localhost:9443</c>, <c>:9443</c>, <c>dns:///localhost:9443</c> or
    /// <c>passthrough:///localhost:9443</c>. The default port is 443.
    /// </summary>
    /// <exception cref="RenderException">The text is not a gRPC target.</exception>
    public static GrpcTarget Parse(string function, string text)
    {
        var authority = WithoutScheme(text);
        if (authority.StartsWith(':'))
        {
            authority = $"localhost{authority}";
        }

        return !authority.AsSpan().ContainsAny("/@?#")
            && !authority.EndsWith(':')
            && Uri.TryCreate($"https://{authority}/", UriKind.Absolute, out var address)
            ? new GrpcTarget(HasPort(authority, address) ? authority : $"{authority}:{DefaultPort}")
            : throw new RenderException(
                $"cannot call function \"{function}\": \"{text}\" is not a target such as localhost:9443");
    }

    /// <summary>Removes a scheme, with or without the slashes before an authority that is left out.</summary>
    private static string WithoutScheme(string text)
    {
        if (Array.Find(Schemes, scheme => text.StartsWith(scheme, StringComparison.Ordinal)) is not { } found)
        {
            return text;
        }

        var rest = text[found.Length..];
        return rest.StartsWith("///", StringComparison.Ordinal) ? rest[3..] : rest;
    }

    private static bool HasPort(string authority, Uri address) =>
        address.Port != DefaultPort || authority.EndsWith($":{DefaultPort}", StringComparison.Ordinal);
}
