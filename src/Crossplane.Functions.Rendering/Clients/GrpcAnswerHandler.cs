using System.Globalization;
using System.Net;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function under its server name, and refuses an HTTP response that is not one of gRPC.</summary>
internal sealed class GrpcAnswerHandler : DelegatingHandler
{
    private const string ContentType = "application/grpc";
    private const string StatusHeader = "grpc-status";
    private const string StatusOk = "0";

    private readonly string? _serverName;

    /// <param name="serverName">The name to call the server by; null for the host of the request.</param>
    /// <param name="inner">Sends the requests; disposed of with this.</param>
    public GrpcAnswerHandler(string? serverName, HttpMessageHandler inner)
        : base(inner) => _serverName = serverName;

    /// <summary>True after the first response: something that speaks HTTP/2 has been listening.</summary>
    public bool HasAnswered { get; private set; }

    /// <exception cref="IOException">The response is not one of gRPC.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = _serverName;
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        HasAnswered = true;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            throw Refuse(response, $"the answer is HTTP {status} and not gRPC");
        }

        if (response.Content.Headers.ContentType?.MediaType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) != true)
        {
            // The status comes last: only a response that has ended has none.
            await response.Content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            throw Refuse(response, "the answer has no gRPC status");
        }

        // Without a message, the trailers are the headers.
        return response.Headers.TryGetValues(StatusHeader, out var values) && values.SequenceEqual([StatusOk])
            ? throw Refuse(response, "the answer is not one uncompressed gRPC message")
            : response;
    }

    private static IOException Refuse(HttpResponseMessage response, string problem)
    {
        response.Dispose();
        return new IOException(problem);
    }
}
