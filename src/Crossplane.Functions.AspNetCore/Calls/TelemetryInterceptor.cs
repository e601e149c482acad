using Crossplane.Functions.AspNetCore.Telemetry;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Counts the messages of calls. The calls themselves are counted around their endpoints: some are refused
/// unread.</summary>
internal sealed class TelemetryInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var telemetry = context.GetHttpContext().Features.Get<MethodTelemetry>();
        telemetry?.Received();
        var response = await continuation(request, context).ConfigureAwait(false);
        telemetry?.Sent();
        return response;
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var telemetry = context.GetHttpContext().Features.Get<MethodTelemetry>();
        telemetry?.Received();
        return continuation(request, new CountedWriter<TResponse>(responseStream, telemetry), context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var telemetry = context.GetHttpContext().Features.Get<MethodTelemetry>();
        return continuation(
            new CountedReader<TRequest>(requestStream, telemetry),
            new CountedWriter<TResponse>(responseStream, telemetry),
            context);
    }

    private sealed class CountedReader<T>(IAsyncStreamReader<T> reader, MethodTelemetry? telemetry) : IAsyncStreamReader<T>
    {
        public T Current => reader.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            var hasNext = await reader.MoveNext(cancellationToken).ConfigureAwait(false);
            if (hasNext)
            {
                telemetry?.Received();
            }

            return hasNext;
        }
    }

    private sealed class CountedWriter<T>(IServerStreamWriter<T> writer, MethodTelemetry? telemetry) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => writer.WriteOptions;
            set => writer.WriteOptions = value;
        }

        public async Task WriteAsync(T message)
        {
            await writer.WriteAsync(message).ConfigureAwait(false);
            telemetry?.Sent();
        }
    }
}
