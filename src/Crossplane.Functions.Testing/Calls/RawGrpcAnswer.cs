using System.Buffers.Binary;
using System.Net;

namespace Crossplane.Functions.Testing.Calls;

/// <summary>The answer to a call, as it was sent.</summary>
public sealed class RawGrpcAnswer
{
    private const int FrameLength = 5;

    internal RawGrpcAnswer(
        HttpStatusCode httpStatus,
        IReadOnlyDictionary<string, string> headers,
        IReadOnlyDictionary<string, string> trailers,
        byte[] body)
    {
        HttpStatus = httpStatus;
        Headers = headers;
        Trailers = trailers;
        Body = body;
    }

    /// <summary>The HTTP status, which is 200 whenever gRPC has a status of its own.</summary>
    public HttpStatusCode HttpStatus { get; }

    /// <summary>The headers of the answer, content headers included.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The trailers; empty for an answer of headers only.</summary>
    public IReadOnlyDictionary<string, string> Trailers { get; }

    /// <summary>The body: messages, each in its frame.</summary>
    public byte[] Body { get; }

    /// <summary>True if the answer has headers only, which then have the status.</summary>
    public bool IsTrailersOnly => Headers.ContainsKey("grpc-status") && Trailers.Count == 0 && Body.Length == 0;

    /// <summary>The status in digits, such as <c>0</c> for OK; null if there is none.</summary>
    public string? Status => Trailers.GetValueOrDefault("grpc-status") ?? Headers.GetValueOrDefault("grpc-status");

    /// <summary>The message of the status, percent-encoded as it was sent; null if there is none.</summary>
    public string? Message => Trailers.GetValueOrDefault("grpc-message") ?? Headers.GetValueOrDefault("grpc-message");

    /// <summary>The only message of the body, without its frame.</summary>
    /// <exception cref="FunctionTestException">
    /// The body is not exactly one message that is not compressed; the reason names the status of the answer.
    /// </exception>
    public byte[] Payload
    {
        get
        {
            if (Body.Length < FrameLength)
            {
                throw Refuse(Body.Length == 0 ? "but has none" : $"but its body has {Body.Length} bytes, less than a frame");
            }

            if (Body[0] != 0)
            {
                throw Refuse($"not compressed, but its frame has the flag {Body[0]}");
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(Body.AsSpan(1));
            return length == Body.Length - FrameLength
                ? Body[FrameLength..]
                : throw Refuse($"but its frame announces {length} bytes, and {Body.Length - FrameLength} follow");
        }
    }

    private FunctionTestException Refuse(string reason) => new(
        $"the answer must have one message, {reason}; its HTTP status is {(int)HttpStatus}, its gRPC status {Status ?? "absent"}"
            + (Message is { } message ? $": {Uri.UnescapeDataString(message)}" : ""));
}
