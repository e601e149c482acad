using System.Net;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <param name="Headers">The headers of the answer, content headers included.</param>
/// <param name="Trailers">Empty for an answer of headers only.</param>
internal sealed record RawGrpcAnswer(
    HttpStatusCode HttpStatus,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Trailers,
    byte[] Body)
{
    public bool IsTrailersOnly => Headers.ContainsKey("grpc-status") && Trailers.Count == 0 && Body.Length == 0;

    public string? Status => Trailers.GetValueOrDefault("grpc-status") ?? Headers.GetValueOrDefault("grpc-status");

    public string? Message => Trailers.GetValueOrDefault("grpc-message") ?? Headers.GetValueOrDefault("grpc-message");

    public byte[] Payload => Body[5..];
}
