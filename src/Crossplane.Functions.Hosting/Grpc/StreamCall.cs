using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Calls with any number of messages in one direction or both.</summary>
internal sealed class StreamCall : ICallShape
{
    private readonly StreamMethod _method;
    private readonly CallLimits _limits;
    private readonly MethodTelemetry _telemetry;

    /// <param name="method">The method; it is called concurrently.</param>
    /// <param name="limits">What a call may take.</param>
    /// <param name="telemetry">Counts the messages.</param>
    public StreamCall(StreamMethod method, CallLimits limits, MethodTelemetry telemetry)
    {
        _method = method;
        _limits = limits;
        _telemetry = telemetry;
    }

    public async Task<GrpcStatusCode> AnswerAsync(HttpContext context, CallPermit permit, CallDeadline deadline)
    {
        string? encoding = context.Request.Headers[GrpcHeaders.Encoding];
        using var requests = new RequestStream(context.Request.BodyReader, encoding, _limits, _telemetry);
        var responses = new ResponseStream(context.Response, _telemetry);
        try
        {
            await _method(requests, responses, deadline.Token).ConfigureAwait(false);
            GrpcAnswer.End(context.Response, GrpcStatusCode.Ok, "");
            return GrpcStatusCode.Ok;
        }
        catch (GrpcException refusal) when (context.Response.HasStarted)
        {
            return End(context, refusal);
        }
        catch (OperationCanceledException) when (context.Response.HasStarted && deadline.HasPassed)
        {
            return End(context, CallDeadline.Passed());
        }
    }

    private static GrpcStatusCode End(HttpContext context, GrpcException refusal)
    {
        GrpcAnswer.End(context.Response, refusal.Status, refusal.Message);
        return refusal.Status;
    }
}
