using System.Diagnostics;
using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.AspNetCore.Logging;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Protocol;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>The gRPC service that Crossplane calls: runs the function, and counts, traces and logs the answers.</summary>
/// <remarks>
/// <see cref="CompositionFunctionExtensions"/> adds and maps it. The type names it for gRPC options of its own.
/// </remarks>
/// <example>
/// <code>
/// builder.Services.AddGrpc().AddServiceOptions&lt;FunctionCalls&gt;(options => options.Interceptors.Add&lt;MyInterceptor&gt;());
/// </code>
/// </example>
public sealed class FunctionCalls
{
    private readonly FunctionRunner _runner;
    private readonly RenderQueue _queue;
    private readonly FunctionMetrics _metrics;
    private readonly FatalResultLog _fatalResults;
    private readonly ILogger _logger;
    private readonly bool _logsExceptionMessages;

    internal FunctionCalls(
        FunctionRunner runner,
        RenderQueue queue,
        FunctionMetrics metrics,
        FatalResultLog fatalResults,
        IOptions<CompositionFunctionOptions> options,
        ILogger<FunctionCalls> logger)
    {
        _runner = runner;
        _queue = queue;
        _metrics = metrics;
        _fatalResults = fatalResults;
        _logger = logger;
        _logsExceptionMessages = options.Value.LogExceptionMessages;
    }

    /// <summary>Answers a call.</summary>
    /// <param name="request">The request. Its messages become part of the response: it must not be used afterwards.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="OperationCanceledException">The caller has gone, or its deadline has passed.</exception>
    public async Task<RunFunctionResponse> RunAsync(RunFunctionRequest request, ServerCallContext call)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(call);
        var arrival = Stopwatch.GetTimestamp();
        long? start = null;
        var requestBytes = request.CalculateSize();
        var cancellationToken = call.CancellationToken;
        try
        {
            CallOutcome outcome;
            using (_queue.TryEnter(requestBytes)
                ?? await _queue.EnterAsync(CompositeKey.Read(request), requestBytes, cancellationToken).ConfigureAwait(false))
            {
                start = Stopwatch.GetTimestamp();
                outcome = await _runner.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
                Observe(outcome, requestBytes, Stopwatch.GetElapsedTime(start.Value), cancellationToken.IsCancellationRequested);
            }

            call.GetHttpContext().Features.Get<CallPermit>()?.Answer(outcome.ResponseBytes);
            return outcome.Response;
        }
        catch (OperationCanceledException)
        {
            TimeSpan? ran = start is { } began ? Stopwatch.GetElapsedTime(began) : null;
            ObserveCancelled(CallIdentity.From(request), requestBytes, ran, Stopwatch.GetElapsedTime(arrival));
            throw;
        }
    }

    /// <param name="outcome">The answer.</param>
    /// <param name="requestBytes">The length of the request.</param>
    /// <param name="duration">The time that the function took.</param>
    /// <param name="isLate">True if nobody waits for the answer.</param>
    private void Observe(in CallOutcome outcome, int requestBytes, TimeSpan duration, bool isLate)
    {
        _metrics.Count(Kind(outcome.Context), outcome, requestBytes, duration);
        var isLogged = isLate || outcome.Fatal is not null || _logger.IsEnabled(LogLevel.Debug);
        if (!isLogged && !CallSpan.IsRecorded)
        {
            return;
        }

        var identity = CallIdentity.From(outcome.Context);
        CallSpan.Describe(identity);
        if (outcome.Fatal is { } cause)
        {
            CallSpan.Fail(KindLabels.Reason(cause), outcome.Exception);
        }

        if (isLogged)
        {
            LogAnswer(outcome, identity, duration, isLate);
        }
    }

    private void LogAnswer(in CallOutcome outcome, CallIdentity identity, TimeSpan duration, bool isLate)
    {
        using var scope = _logger.BeginScope(identity);
        if (outcome.Exception is { } exception)
        {
            Log.FunctionFailed(_logger, identity.ToString(), ExceptionText.Describe(exception, _logsExceptionMessages));
        }
        else if (outcome.Fatal is { } cause)
        {
            _fatalResults.Write(identity, cause, outcome.FatalPaths);
        }

        if (isLate)
        {
            Log.CallCancelled(_logger, identity.ToString(), duration.TotalSeconds);
            return;
        }

        var fatal = outcome.Fatal is { } reason ? KindLabels.Reason(reason) : "none";
        var context = outcome.Context;
        Log.CallAnswered(
            _logger,
            identity.ToString(),
            duration.TotalMilliseconds,
            context.Observed.Resources.Count,
            context.Desired.Resources.Count,
            fatal);
    }

    /// <param name="identity">The composite of the call.</param>
    /// <param name="requestBytes">The length of the request.</param>
    /// <param name="ran">The time that the function ran; null if the call was still waiting for its turn.</param>
    /// <param name="duration">The time since the request arrived.</param>
    private void ObserveCancelled(CallIdentity identity, int requestBytes, TimeSpan? ran, TimeSpan duration)
    {
        _metrics.MeasureCancelled(identity.Kind, requestBytes, ran);
        CallSpan.Describe(identity);
        using var scope = _logger.BeginScope(identity);
        Log.CallCancelled(_logger, identity.ToString(), duration.TotalSeconds);
    }

    private static string? Kind(FunctionContext context)
    {
        try
        {
            return context.Observed.Composite.Kind;
        }
        catch (Conversion.ConversionException)
        {
            return null;
        }
    }
}
