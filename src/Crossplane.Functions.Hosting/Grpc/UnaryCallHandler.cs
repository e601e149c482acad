using System.Buffers;
using Crossplane.Functions.Hosting.Limits;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Answers the calls of one unary method.</summary>
internal sealed class UnaryCallHandler
{
    private readonly UnaryMethod _method;
    private readonly CallLimits _limits;
    private readonly CallAdmission _admission;
    private readonly ILogger _logger;

    /// <param name="method">The method; it is called concurrently.</param>
    /// <param name="limits">What a call may take.</param>
    /// <param name="admission">What all calls may take together.</param>
    /// <param name="logger">Receives what the method threw.</param>
    public UnaryCallHandler(UnaryMethod method, CallLimits limits, CallAdmission admission, ILogger logger)
    {
        _method = method;
        _limits = limits;
        _admission = admission;
        _logger = logger;
    }

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await CallAsync(context).ConfigureAwait(false);
        }
        catch (GrpcException refusal)
        {
            Refuse(context, refusal.Status, refusal.Message);
        }
        catch (InvalidRequestException invalid)
        {
            Refuse(context, GrpcStatusCode.Internal, invalid.Message);
        }
        catch (Exception exception) when (exception is ConnectionAbortedException || context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerGone(_logger, context.Request.Path);
        }
        catch (Exception exception)
        {
            Log.CallFailed(_logger, context.Request.Path, exception);
            Refuse(context, GrpcStatusCode.Internal, "internal error");
        }
    }

    private async Task CallAsync(HttpContext context)
    {
        using CallPermit permit = _admission.Enter();
        using var deadline = new CallDeadline(context.Request.Headers[GrpcHeaders.Timeout], _limits.Longest, context.RequestAborted);
        try
        {
            await AnswerAsync(context, permit, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            deadline.ThrowIfPassed();
            throw;
        }
    }

    private async Task AnswerAsync(HttpContext context, CallPermit permit, CallDeadline deadline)
    {
        using var request = new MessageReader(context.Request.BodyReader, permit);
        string? encoding = context.Request.Headers[GrpcHeaders.Encoding];
        ReadOnlySequence<byte> frame = await ReadAsync(request, encoding, deadline.Token).ConfigureAwait(false);
        bool compressed = FrameHeader.TryRead(frame, out FrameHeader header) && header.IsCompressed;

        using var response = new MessageBuffer();
        Task method = StartAsync(frame.Slice(FrameHeader.Size), compressed, permit, response, deadline.Token);
        if (!await IsInTimeAsync(context, method, deadline).ConfigureAwait(false))
        {
            return;
        }

        Release(request);
        bool compress = compressed && MessageEncodings.AcceptsGzip(context.Request.Headers[GrpcHeaders.AcceptEncoding]);
        await MessageWriter.WriteAsync(context.Response, response.Complete(), compress, deadline.Token).ConfigureAwait(false);
    }

    private async ValueTask<ReadOnlySequence<byte>> ReadAsync(MessageReader request, string? encoding, CancellationToken cancellationToken)
    {
        using var arrival = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        arrival.CancelAfter(_limits.Arrival);
        try
        {
            return await request.ReadFrameAsync(encoding, _limits.MessageBytes, arrival.Token).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw CallerGone(exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GrpcException(
                GrpcStatusCode.DeadlineExceeded, $"the request did not arrive within {_limits.Arrival.TotalSeconds} seconds");
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
            throw CallerGone(exception);
        }
    }

    /// <summary>The body can end before the context knows that the caller has gone.</summary>
    private static ConnectionAbortedException CallerGone(IOException cause) => new("the caller has gone", cause);

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
    private async ValueTask<bool> IsInTimeAsync(HttpContext context, Task method, CallDeadline deadline)
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
            if (hasPassed)
            {
                GrpcException passed = CallDeadline.Passed();
                Refuse(context, passed.Status, passed.Message);
                await context.Response.CompleteAsync().ConfigureAwait(false);
            }

            await method.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!hasPassed)
            {
                throw;
            }

            return false;
        }
    }

    private void Refuse(HttpContext context, GrpcStatusCode status, string message)
    {
        Log.CallRefused(_logger, context.Request.Path, status, message);
        GrpcAnswer.Refuse(context, status, message);
    }
}
