using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.AspNetCore.Telemetry;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Turns an exception of the server into INTERNAL without details, and logs it once.</summary>
internal sealed class ExceptionInterceptor : Interceptor
{
    private readonly ILogger _logger;

    public ExceptionInterceptor(ILogger<ExceptionInterceptor> logger) => _logger = logger;

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw ToStatus(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw ToStatus(exception, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw ToStatus(exception, context);
        }
    }

    private RpcException ToStatus(Exception exception, ServerCallContext context)
    {
        // The caller has gone or its deadline has passed: whatever the method throws then, nobody waits for it.
        var hasGone = context.GetHttpContext().RequestAborted.IsCancellationRequested;
        if (context.CancellationToken.IsCancellationRequested && (hasGone || exception is OperationCanceledException))
        {
            return new RpcException(hasGone
                ? new Status(StatusCode.Cancelled, "the caller has gone")
                : new Status(StatusCode.DeadlineExceeded, "the deadline has passed"));
        }

        Log.CallFailed(_logger, context.Method.TrimStart('/'), ExceptionText.Describe(exception));
        if (exception is OutOfMemoryException)
        {
            return ShortOfMemory.Refusal();
        }

        return new RpcException(new Status(StatusCode.Internal, "internal error"));
    }
}
