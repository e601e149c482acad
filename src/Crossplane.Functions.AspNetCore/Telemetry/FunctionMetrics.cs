using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>Counts the calls of the function by kind of composite.</summary>
/// <remarks>A kind that is not among those known in advance counts as <c>other</c>: callers must not be able to make
/// series.</remarks>
internal sealed class FunctionMetrics
{
    private readonly FunctionInstruments _instruments;
    private readonly FrozenDictionary<string, KindLabels> _kinds;
    private readonly KindLabels _other = new("other");

    public FunctionMetrics(FunctionMeter meter, IOptions<CompositionFunctionOptions> options)
    {
        _instruments = new FunctionInstruments(meter);
        _kinds = options.Value.Kinds.Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(kind => kind, kind => new KindLabels(kind), StringComparer.Ordinal);
        foreach (var labels in _kinds.Values.Append(_other))
        {
            _instruments.Calls.Add(0, labels.Kind);
            _instruments.RequirementRounds.Add(0, labels.Kind);
            foreach (var fatal in labels.AllFatal)
            {
                _instruments.FatalResults.Add(0, fatal);
            }
        }
    }

    /// <summary>Counts a call.</summary>
    /// <param name="kind">The composite's kind; null if it has none.</param>
    /// <param name="outcome">The answer.</param>
    /// <param name="requestBytes">The length of the request.</param>
    /// <param name="duration">The time that the function took.</param>
    public void Count(string? kind, in CallOutcome outcome, long requestBytes, TimeSpan duration)
    {
        var labels = Find(kind);
        _instruments.Calls.Add(1, labels.Kind);
        Measure(labels, requestBytes, duration);
        _instruments.ResponseBytes.Record(outcome.ResponseBytes, labels.Kind);
        if (outcome.Fatal is { } cause)
        {
            _instruments.FatalResults.Add(1, labels.Fatal(cause));
        }

        if (outcome.IsPending)
        {
            _instruments.RequirementRounds.Add(1, labels.Kind);
        }
    }

    /// <summary>Measures a call that was cancelled: the slowest calls are among them.</summary>
    /// <param name="kind">The composite's kind; null if it has none.</param>
    /// <param name="requestBytes">The length of the request.</param>
    /// <param name="duration">The time that the function took; null if it did not run.</param>
    public void MeasureCancelled(string? kind, long requestBytes, TimeSpan? duration) =>
        Measure(Find(kind), requestBytes, duration);

    private KindLabels Find(string? kind) => kind is not null && _kinds.TryGetValue(kind, out var known) ? known : _other;

    private void Measure(KindLabels labels, long requestBytes, TimeSpan? duration)
    {
        if (duration is { } taken)
        {
            _instruments.RenderDuration.Record(taken.TotalSeconds, labels.Kind);
        }

        _instruments.RequestBytes.Record(requestBytes, labels.Kind);
    }
}
