using System.Buffers;
using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Calls with one message in each direction.</summary>
internal sealed class UnaryCall : ICallShape
{
    private readonly UnaryMethod _method;
    private readonly CallLimits _limits;
    private readonly MethodTelemetry _telemetry;

    /// <param name="method">The method; it is called concurrently.</param>
    /// <param name="limits">What a call may take.</param>
    /// <param name="telemetry">Counts the messages.</param>
    public UnaryCall(UnaryMethod method, CallLimits limits, MethodTelemetry telemetry)
    {
        _method = method;
        _limits = limits;
        _telemetry = telemetry;
    }

    public async Task<GrpcStatusCode> AnswerAsync(HttpContext context, CallPermit permit, CallDeadline deadline)
    {
        using var request = new MessageReader(context.Request.BodyReader, permit);
        string? encoding = context.Request.Headers[GrpcHeaders.Encoding];
        ReadOnlySequence<byte> frame = await ReadAsync(request, encoding, deadline.Token).ConfigureAwait(false);
        _telemetry.Received();
        bool compressed = FrameHeader.TryRead(frame, out FrameHeader header) && header.IsCompressed;

        using var response = new MessageBuffer();
        Task method = StartAsync(frame.Slice(FrameHeader.Size), compressed, permit, response, deadline.Token);
        if (!await IsInTimeAsync(context, method, deadline).ConfigureAwait(false))
        {
            return GrpcStatusCode.DeadlineExceeded;
        }

        Release(request);
        bool compress = compressed && MessageEncodings.AcceptsGzip(context.Request.Headers[GrpcHeaders.AcceptEncoding]);
        await MessageWriter.WriteAsync(context.Response, response.Complete(), compress, deadline.Token).ConfigureAwait(false);
        _telemetry.Sent();
        return GrpcStatusCode.Ok;
    }

    private async ValueTask<ReadOnlySequence<byte>> ReadAsync(MessageReader request, string? encoding, CancellationToken cancellationToken)
    {
        using var arrival = new ArrivalLimit(_limits.Arrival, cancellationToken);
        try
        {
            return await request.ReadFrameAsync(encoding, _limits.MessageBytes, arrival.Token).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw CallerGone.Because(exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw arrival.Passed();
        }
    }

    private static void Release(MessageReader request)
    {
        try
        {
            request.Release();
        }
        catch (IOException exception)
        {
            throw CallerGone.Because(exception);
        }
    }

    // On another thread: a method that blocks the one that calls it would keep the deadline from being watched.
    private Task StartAsync(
        ReadOnlySequence<byte> message, bool compressed, CallPermit permit, MessageBuffer response, CancellationToken cancellationToken) =>
        Task.Run(() => InvokeAsync(message, compressed, permit, response, cancellationToken).AsTask(), CancellationToken.None);

    private async ValueTask InvokeAsync(
        ReadOnlySequence<byte> message, bool compressed, CallPermit permit, MessageBuffer response, CancellationToken cancellationToken)
    {
        if (!compressed)
        {
            await _method(message, response.Writer, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var request = new MessageBuffer();
        GzipMessage.Decompress(message, request.Writer, _limits.MessageBytes, permit);
        await _method(request.Complete(), response.Writer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits for the method. If it overlooks its token, the caller is answered at the deadline; the call still lasts until
    /// the method returns, because the method reads the request until then.
    /// </summary>
    private static async ValueTask<bool> IsInTimeAsync(HttpContext context, Task method, CallDeadline deadline)
    {
        try
        {
            await method.WaitAsync(deadline.Token).ConfigureAwait(false);
            deadline.ThrowIfPassed();
            return true;
        }
        catch (OperationCanceledException) when (!method.IsCompleted)
        {
            bool hasPassed = deadline.HasPassed;
            try
            {
                if (hasPassed)
                {
                    GrpcException passed = CallDeadline.Passed();
                    GrpcAnswer.Refuse(context, passed.Status, passed.Message);
                    await context.Response.CompleteAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                await method.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (!hasPassed)
            {
                throw;
            }

            return false;
        }
    }
}
