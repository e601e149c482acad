using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Counts the calls of the function by kind of composite.</summary>
/// <remarks>A kind that is not among those known in advance counts as <c>other</c>: callers must not be able to make series.</remarks>
internal sealed class FunctionMetrics
{
    private readonly FunctionInstruments _instruments;
    private readonly FrozenDictionary<string, KindLabels> _kinds;
    private readonly KindLabels _other = new("other");

    /// <param name="meter">What the instruments belong to.</param>
    /// <param name="kinds">The kinds that have series of their own.</param>
    public FunctionMetrics(Meter meter, IEnumerable<string> kinds)
    {
        _instruments = new FunctionInstruments(meter);
        _kinds = kinds.Distinct(StringComparer.Ordinal).ToFrozenDictionary(kind => kind, kind => new KindLabels(kind), StringComparer.Ordinal);
        foreach (KindLabels labels in _kinds.Values.Append(_other))
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
    /// <param name="outcome">What became of it.</param>
    /// <param name="requestBytes">The length of the request.</param>
    /// <param name="duration">How long the function took.</param>
    public void Count(string? kind, in CallOutcome outcome, long requestBytes, TimeSpan duration)
    {
        KindLabels labels = Find(kind);
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

    /// <summary>Measures a call that the function gave up: the slowest are among them.</summary>
    public void MeasureGivenUp(string? kind, long requestBytes, TimeSpan duration) => Measure(Find(kind), requestBytes, duration);

    private KindLabels Find(string? kind) => kind is not null && _kinds.TryGetValue(kind, out KindLabels? known) ? known : _other;

    private void Measure(KindLabels labels, long requestBytes, TimeSpan duration)
    {
        _instruments.RenderDuration.Record(duration.TotalSeconds, labels.Kind);
        _instruments.RequestBytes.Record(requestBytes, labels.Kind);
    }
}
