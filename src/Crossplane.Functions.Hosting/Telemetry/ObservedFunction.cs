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
            Observe(outcome, request.Length, Stopwatch.GetElapsedTime(start));
        }
        catch (OperationCanceledException)
        {
            Observe(CallIdentity.Read(request), Stopwatch.GetElapsedTime(start));
            throw;
        }
    }

    private void Observe(in CallOutcome outcome, long requestBytes, TimeSpan duration)
    {
        _metrics.Count(Kind(outcome.Context), outcome, requestBytes, duration);
        bool isLogged = outcome.Mistake is not null || _logger.IsEnabled(LogLevel.Debug);
        if (!isLogged && !CallSpan.IsRecorded)
        {
            return;
        }

        CallIdentity identity = CallIdentity.Of(outcome.Context);
        CallSpan.Describe(identity);
        if (outcome.Fatal is { } cause)
        {
            CallSpan.Fail(KindLabels.Reason(cause), outcome.Mistake);
        }

        if (isLogged)
        {
            LogAnswer(outcome, identity, duration);
        }
    }

    private void LogAnswer(in CallOutcome outcome, CallIdentity identity, TimeSpan duration)
    {
        using IDisposable? scope = _logger.BeginScope(identity);
        if (outcome.Mistake is { } mistake)
        {
            Log.FunctionFailed(_logger, identity.ToString(), ExceptionText.Describe(mistake));
        }

        string fatal = outcome.Fatal is { } cause ? KindLabels.Reason(cause) : "none";
        FunctionContext context = outcome.Context;
        Log.CallAnswered(
            _logger, identity.ToString(), duration.TotalMilliseconds, context.Observed.Resources.Count, context.Desired.Resources.Count, fatal);
    }

    private void Observe(CallIdentity identity, TimeSpan duration)
    {
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
