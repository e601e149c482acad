using System.Net;

namespace Crossplane.Functions.Testing.Calls;

/// <summary>The answer to a call, as it was sent.</summary>
/// <param name="HttpStatus">The HTTP status, which is 200 whenever gRPC has a status of its own.</param>
/// <param name="Headers">The headers of the answer, content headers included.</param>
/// <param name="Trailers">Empty for an answer of headers only.</param>
/// <param name="Body">The body: messages, each in its frame.</param>
public sealed record RawGrpcAnswer(
    HttpStatusCode HttpStatus,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Trailers,
    byte[] Body)
{
    /// <summary>True if the answer has headers only, which then have the status.</summary>
    public bool IsTrailersOnly => Headers.ContainsKey("grpc-status") && Trailers.Count == 0 && Body.Length == 0;

    /// <summary>The status in digits, such as <c>0</c> for OK; null if there is none.</summary>
    public string? Status => Trailers.GetValueOrDefault("grpc-status") ?? Headers.GetValueOrDefault("grpc-status");

    /// <summary>The message of the status; null if there is none.</summary>
    public string? Message => Trailers.GetValueOrDefault("grpc-message") ?? Headers.GetValueOrDefault("grpc-message");

    /// <summary>The only message of the body, without its frame.</summary>
    public byte[] Payload => Body[5..];
}
