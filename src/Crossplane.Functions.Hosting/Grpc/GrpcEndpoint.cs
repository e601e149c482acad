using System.Collections.Frozen;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Routes requests to the methods of the server.</summary>
internal sealed class GrpcEndpoint
{
    private const string GrpcContentType = "application/grpc";

    private readonly FrozenDictionary<string, CallHandler> _handlers;
    private readonly MethodTelemetry _unknown;

    /// <param name="handlers">One for each method.</param>
    /// <param name="unknown">Counts the calls of other methods.</param>
    public GrpcEndpoint(IEnumerable<CallHandler> handlers, MethodTelemetry unknown)
    {
        _handlers = handlers.ToFrozenDictionary(handler => handler.Method.Path, StringComparer.Ordinal);
        _unknown = unknown;
    }

    public Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return Task.CompletedTask;
        }

        if (!IsGrpc(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        GrpcAnswer.Begin(context.Response);
        if (_handlers.TryGetValue(context.Request.Path.Value ?? "", out CallHandler? handler))
        {
            return handler.HandleAsync(context);
        }

        CallObservation call = _unknown.Begin(context.Request.Headers);
        GrpcAnswer.Refuse(context, GrpcStatusCode.Unimplemented, $"unknown method {context.Request.Path.Value}");
        _unknown.End(call, GrpcStatusCode.Unimplemented);
        return Task.CompletedTask;
    }

    private static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(GrpcContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == GrpcContentType.Length || contentType[GrpcContentType.Length] is '+' or ';');
}
