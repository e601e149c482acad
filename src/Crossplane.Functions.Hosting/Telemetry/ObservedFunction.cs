using System.Buffers;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Runs a function, and counts, traces and logs what becomes of its calls.</summary>
internal sealed class ObservedFunction
{
    private readonly FunctionRunner _runner;
    private readonly FunctionMetrics _metrics;
    private readonly ILogger _logger;

    public ObservedFunction(FunctionRunner runner, ServerTelemetry telemetry)
    {
        _runner = runner;
        _metrics = telemetry.Function;
        _logger = telemetry.Logger;
    }

    /// <inheritdoc cref="FunctionRunner.AnswerAsync" />
    public async ValueTask AnswerAsync(ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            CallOutcome outcome = await _runner.AnswerAsync(request, response, cancellationToken).ConfigureAwait(false);
            Observe(outcome, request.Length, Stopwatch.GetElapsedTime(start), cancellationToken.IsCancellationRequested);
        }
        catch (OperationCanceledException)
        {
            ObserveGivenUp(CallIdentity.Read(request), request.Length, Stopwatch.GetElapsedTime(start));
            throw;
        }
    }

    /// <param name="outcome">What became of the call.</param>
    /// <param name="requestBytes">The length of the request.</param>
    /// <param name="duration">How long the function took.</param>
    /// <param name="isLate">Whether nobody waited for the answer any more.</param>
    private void Observe(in CallOutcome outcome, long requestBytes, TimeSpan duration, bool isLate)
    {
        _metrics.Count(Kind(outcome.Context), outcome, requestBytes, duration);
        bool isLogged = isLate || outcome.Mistake is not null || _logger.IsEnabled(LogLevel.Debug);
        if (!isLogged && !CallSpan.IsRecorded)
        {
            return;
        }

        CallIdentity identity = CallIdentity.From(outcome.Context);
        CallSpan.Describe(identity);
        if (outcome.Fatal is { } cause)
        {
            CallSpan.Fail(KindLabels.Reason(cause), outcome.Mistake);
        }

        if (isLogged)
        {
            LogAnswer(outcome, identity, duration, isLate);
        }
    }

    private void LogAnswer(in CallOutcome outcome, CallIdentity identity, TimeSpan duration, bool isLate)
    {
        using IDisposable? scope = _logger.BeginScope(identity);
        if (outcome.Mistake is { } mistake)
        {
            Log.FunctionFailed(_logger, identity.ToString(), ExceptionText.Describe(mistake));
        }

        if (isLate)
        {
            Log.CallGivenUp(_logger, identity.ToString(), duration.TotalSeconds);
            return;
        }

        string fatal = outcome.Fatal is { } cause ? KindLabels.Reason(cause) : "none";
        FunctionContext context = outcome.Context;
        Log.CallAnswered(
            _logger, identity.ToString(), duration.TotalMilliseconds, context.Observed.Resources.Count, context.Desired.Resources.Count, fatal);
    }

    private void ObserveGivenUp(CallIdentity identity, long requestBytes, TimeSpan duration)
    {
        _metrics.MeasureGivenUp(identity.Kind, requestBytes, duration);
        CallSpan.Describe(identity);
        using IDisposable? scope = _logger.BeginScope(identity);
        Log.CallGivenUp(_logger, identity.ToString(), duration.TotalSeconds);
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
