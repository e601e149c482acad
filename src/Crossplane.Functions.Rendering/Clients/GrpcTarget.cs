namespace Crossplane.Functions.Rendering.Clients;

/// <summary>The address of a function.</summary>
/// <param name="Authority">Host and port.</param>
internal sealed record GrpcTarget(string Authority)
{
    private const string Scheme = "dns:///";
    private const int DefaultPort = 443;

    /// <summary>The certificates for TLS; null to connect without TLS.</summary>
    public ClientCertificates? Certificates { get; init; }

    /// <summary>The name to expect in the function's certificate; null for the host of <see cref="Authority"/>.</summary>
    public string? ServerName { get; init; }

    public Uri Address => new($"{(Certificates is null ? "http" : "https")}://{Authority}/");

    /// <summary>
    /// Parses a gRPC target such as <c>localhost:9443</c> or <c>dns:///localhost:9443</c>. The default port is 443.
    /// </summary>
    /// <exception cref="RenderException">The text is not a gRPC target.</exception>
    public static GrpcTarget Parse(string function, string text)
    {
        var authority = text.StartsWith(Scheme, StringComparison.Ordinal) ? text[Scheme.Length..] : text;
        return Uri.TryCreate($"https://{authority}/", UriKind.Absolute, out var address)
            ? new GrpcTarget(HasPort(authority, address) ? authority : $"{authority}:{DefaultPort}")
            : throw new RenderException(
                $"cannot call function \"{function}\": \"{text}\" is not a target such as localhost:9443");
    }

    private static bool HasPort(string authority, Uri address) =>
        address.Port != DefaultPort || authority.EndsWith($":{DefaultPort}", StringComparison.Ordinal);
}
