using System.Diagnostics;
using System.Globalization;
using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.AspNetCore.Telemetry;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Stands around the endpoint of a gRPC method: admits calls, bounds what they take, and counts and traces
/// them.</summary>
internal sealed class CallEndpoint
{
    private const string ContentType = "application/grpc";
    private const string EncodingHeader = "grpc-encoding";
    private const string AcceptEncodingHeader = "grpc-accept-encoding";
    private const string Gzip = "gzip";
    private const string Identity = "identity";
    private const int MaxLoggedLength = 1024;
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    // The web server keeps as much of each answer, and does not make the writer of it wait.
    private const long MaxBufferedBytes = 64 * 1024;

    private static readonly TimeSpan MaxSending = TimeSpan.FromSeconds(30);

    private readonly RequestDelegate _method;
    private readonly CallLimits _limits;
    private readonly CallAdmission _admission;
    private readonly MethodTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stopping;
    private readonly ILogger _logger;

    /// <param name="method">The endpoint.</param>
    /// <param name="limits">The limits of a call.</param>
    /// <param name="admission">The limits of all calls together.</param>
    /// <param name="telemetry">Counts and traces the calls.</param>
    /// <param name="time">Measures how long requests and answers are on their way.</param>
    /// <param name="logger">The server's log.</param>
    /// <param name="stopping">Ends the wait for requests when the server stops; <see cref="CancellationToken.None"/> not
    /// to.</param>
    public CallEndpoint(
        RequestDelegate method,
        CallLimits limits,
        CallAdmission admission,
        MethodTelemetry telemetry,
        TimeProvider time,
        ILogger logger,
        CancellationToken stopping)
    {
        _method = method;
        _limits = limits;
        _admission = admission;
        _telemetry = telemetry;
        _time = time;
        _stopping = stopping;
        _logger = logger;
    }

    public async Task HandleAsync(HttpContext context)
    {
        var call = _telemetry.Begin(context.Request.Headers);
        context.Features.Set(_telemetry);
        var status = StatusCode.Unknown;
        TimeSpan? handling = null;
        using var permit = _admission.TryEnter();
        try
        {
            status = await AnswerAsync(context, permit).ConfigureAwait(false);

            // What follows takes the caller's time, not the server's.
            handling = Stopwatch.GetElapsedTime(call.Start);
            if (permit?.AnswerBytes > MaxBufferedBytes && !await TrySendAsync(context).ConfigureAwait(false))
            {
                status = StatusCode.Cancelled;
                Log.CallerGone(_logger, _telemetry.Method.FullName);
            }
        }
        finally
        {
            _telemetry.End(call, status, handling ?? Stopwatch.GetElapsedTime(call.Start));
        }
    }

    private async Task<StatusCode> AnswerAsync(HttpContext context, CallPermit? permit)
    {
        if (permit is null)
        {
            return Refuse(context, StatusCode.ResourceExhausted, string.Create(
                CultureInfo.InvariantCulture,
                $"cannot accept call: the limit of {_admission.MaxCalls} concurrent calls is reached"));
        }

        switch (CallTimeout.Bound(context.Request.Headers, _limits.MaxDuration))
        {
            case CallTimeout.Outcome.Unreadable:
                return Refuse(
                    context,
                    StatusCode.Internal,
                    "cannot read grpc-timeout: allowed are one to eight digits and one of H M S m u n");
            case CallTimeout.Outcome.Passed:
                return Refuse(context, StatusCode.DeadlineExceeded, "the deadline has passed");
        }

        if (!TryNegotiateCompression(context, permit))
        {
            return Refuse(
                context, StatusCode.Unimplemented, "the encoding of the message is not supported: allowed are identity and gzip");
        }

        context.Features.Set(permit);
        using var body = new BoundedBody(context.Request.BodyReader, permit, _limits, _time, _stopping);
        context.Features.Set<IRequestBodyPipeFeature>(body);
        await _method(context).ConfigureAwait(false);
        return Observe(context);
    }

    /// <summary>Waits until the caller has received almost all of the answer, which is in memory until then.</summary>
    /// <returns>False if the caller has gone, or takes too long and is cut off.</returns>
    private async Task<bool> TrySendAsync(HttpContext context)
    {
        using var late = new CancellationTokenSource(MaxSending, _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        try
        {
            await context.Response.BodyWriter.FlushAsync(limit.Token).ConfigureAwait(false);
            return !context.RequestAborted.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return false;
        }
    }

    /// <summary>Answers compressed only a caller that compresses itself: calls stay inside a cluster.</summary>
    /// <returns>False for an encoding that would be decompressed without a bound, or not at all.</returns>
    private bool TryNegotiateCompression(HttpContext context, CallPermit permit)
    {
        var headers = context.Request.Headers;
        string? encoding = headers[EncodingHeader];
        if (encoding == Gzip)
        {
            // What a method with many requests has decompressed is garbage soon: the limit of a message bounds it.
            if (_limits.MaxArrival is not null)
            {
                permit.MakeCurrent();
            }

            return true;
        }

        headers.Remove(AcceptEncodingHeader);
        context.Response.Headers[AcceptEncodingHeader] = $"{Identity},{Gzip}";
        return string.IsNullOrEmpty(encoding) || encoding == Identity;
    }

    /// <summary>Returns true for an exception that the bytes of a request cause: whoever calls must not fill the log.</summary>
    private static bool IsProvoked(Exception exception) =>
        exception is InvalidDataException or IOException or InvalidProtocolBufferException;

    private StatusCode Observe(HttpContext context)
    {
        var call = context.Features.Get<IServerCallContextFeature>()?.ServerCallContext;
        var status = call?.Status ?? new Status(StatusCode.Internal, "");
        if (status.StatusCode == StatusCode.OK)
        {
            return StatusCode.OK;
        }

        // The library has answered in time. What the method ends with later, the caller does not see.
        if (call?.Deadline <= DateTime.UtcNow)
        {
            Log.CallRefused(_logger, _telemetry.Method.FullName, StatusCode.DeadlineExceeded, "the deadline has passed");
            return StatusCode.DeadlineExceeded;
        }

        if (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerGone(_logger, _telemetry.Method.FullName);
            return StatusCode.Cancelled;
        }

        if (status is { StatusCode: StatusCode.Unknown, DebugException: { } cause } && !IsProvoked(cause))
        {
            Log.CallFailed(_logger, _telemetry.Method.FullName, ExceptionText.Describe(cause));
        }

        // The library's sentences quote headers.
        Log.CallRefused(
            _logger, _telemetry.Method.FullName, status.StatusCode, LogText.Clean(status.Detail, MaxLoggedLength));
        return status.StatusCode;
    }

    /// <summary>Answers without reading the request: the status is in the headers, which are the whole answer.</summary>
    private StatusCode Refuse(HttpContext context, StatusCode status, string message)
    {
        Log.CallRefused(_logger, _telemetry.Method.FullName, status, message);
        context.Response.ContentType = ContentType;
        context.Response.Headers[StatusHeader] = ((int)status).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[MessageHeader] = message;
        return status;
    }
}
