namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Where a function listens.</summary>
/// <param name="Authority">Host and port.</param>
internal sealed record GrpcTarget(string Authority)
{
    private const string Scheme = "dns:///";
    private const int DefaultPort = 443;

    /// <summary>Whom to trust and what to present; null to speak without TLS.</summary>
    public ClientCertificates? Certificates { get; init; }

    /// <summary>The name that the function's certificate must have; null for the host of <see cref="Authority"/>.</summary>
    public string? ServerName { get; init; }

    public Uri Address => new($"{(Certificates is null ? "http" : "https")}://{Authority}/");

    /// <summary>Reads a target as gRPC writes it: <c>localhost:9443</c>, <c>dns:///localhost:9443</c>; without a port it is 443.</summary>
    /// <exception cref="RenderException">It is not one.</exception>
    public static GrpcTarget Parse(string function, string text)
    {
        var authority = text.StartsWith(Scheme, StringComparison.Ordinal) ? text[Scheme.Length..] : text;
        return Uri.TryCreate($"https://{authority}/", UriKind.Absolute, out var address)
            ? new GrpcTarget(HasPort(authority, address) ? authority : $"{authority}:{DefaultPort}")
            : throw new RenderException($"cannot call function \"{function}\": \"{text}\" is not a target such as localhost:9443");
    }

    private static bool HasPort(string authority, Uri address) =>
        address.Port != DefaultPort || authority.EndsWith($":{DefaultPort}", StringComparison.Ordinal);
}
