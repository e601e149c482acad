using System.IO.Pipelines;
using Crossplane.Functions.Hosting.Telemetry;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Writes the messages of an answer one after another, uncompressed.</summary>
internal sealed class ResponseStream
{
    private readonly HttpResponse _response;
    private readonly MethodTelemetry _telemetry;

    /// <param name="response">The answer, which has not started.</param>
    /// <param name="telemetry">Counts the messages.</param>
    public ResponseStream(HttpResponse response, MethodTelemetry telemetry)
    {
        _response = response;
        _telemetry = telemetry;
    }

    /// <summary>Sends a message.</summary>
    /// <param name="message">Small: it is left to the web server whole.</param>
    /// <param name="cancellationToken">Ends the waiting for a caller that does not read.</param>
    public async ValueTask WriteAsync(IMessage message, CancellationToken cancellationToken)
    {
        PipeWriter writer = _response.BodyWriter;
        new FrameHeader(0, (uint)message.CalculateSize()).Write(writer);
        message.WriteTo(writer);
        _telemetry.Sent();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
