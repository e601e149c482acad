using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Answers the calls of one unary method.</summary>
internal sealed class UnaryCallHandler
{
    private readonly UnaryMethod _method;
    private readonly int _limit;
    private readonly ILogger _logger;

    /// <param name="method">The method; it is called concurrently.</param>
    /// <param name="limit">The largest request message in bytes, before and after decompression.</param>
    /// <param name="logger">Receives what the method threw.</param>
    public UnaryCallHandler(UnaryMethod method, int limit, ILogger logger)
    {
        _method = method;
        _limit = limit;
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
        using var deadline = new CallDeadline(context.Request.Headers[GrpcHeaders.Timeout], context.RequestAborted);
        try
        {
            await AnswerAsync(context, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            deadline.ThrowIfPassed();
            throw;
        }
    }

    private async Task AnswerAsync(HttpContext context, CallDeadline deadline)
    {
        ReadOnlySequence<byte> frame = await ReadAsync(context.Request, deadline.Token).ConfigureAwait(false);
        bool compressed = FrameHeader.TryRead(frame, out FrameHeader header) && header.IsCompressed;

        using var response = new MessageBuffer();
        await InvokeAsync(frame.Slice(FrameHeader.Size), compressed, response, deadline.Token).ConfigureAwait(false);
        Consume(context.Request, frame);

        // A method may overlook its token and return late.
        deadline.ThrowIfPassed();
        bool compress = compressed && MessageEncodings.AcceptsGzip(context.Request.Headers[GrpcHeaders.AcceptEncoding]);
        await MessageWriter.WriteAsync(context.Response, response.Complete(), compress, deadline.Token).ConfigureAwait(false);
    }

    private async ValueTask<ReadOnlySequence<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            string? encoding = request.Headers[GrpcHeaders.Encoding];
            return await MessageReader.ReadFrameAsync(request.BodyReader, encoding, _limit, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw CallerGone(exception);
        }
    }

    private static void Consume(HttpRequest request, ReadOnlySequence<byte> frame)
    {
        try
        {
            request.BodyReader.AdvanceTo(frame.End);
        }
        catch (IOException exception)
        {
            throw CallerGone(exception);
        }
    }

    /// <summary>The body can end before the context knows that the caller has gone.</summary>
    private static ConnectionAbortedException CallerGone(IOException cause) => new("the caller has gone", cause);

    private async ValueTask InvokeAsync(
        ReadOnlySequence<byte> message, bool compressed, MessageBuffer response, CancellationToken cancellationToken)
    {
        if (!compressed)
        {
            await _method(message, response.Writer, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var request = new MessageBuffer();
        GzipMessage.Decompress(message, request.Writer, _limit);
        await _method(request.Complete(), response.Writer, cancellationToken).ConfigureAwait(false);
    }

    private void Refuse(HttpContext context, GrpcStatusCode status, string message)
    {
        Log.CallRefused(_logger, context.Request.Path, status, message);
        GrpcAnswer.Refuse(context, status, message);
    }
}
