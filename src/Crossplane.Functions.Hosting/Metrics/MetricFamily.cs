using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Labels = System.ReadOnlySpan<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>All series of one instrument.</summary>
internal sealed class MetricFamily
{
    private readonly Instrument _instrument;
    private readonly string _type;
    private readonly Func<ISeries> _create;
    private readonly ConcurrentDictionary<LabelSet, ISeries> _series;
    private readonly ConcurrentDictionary<LabelSet, ISeries>.AlternateLookup<Labels> _byLabels;

    /// <param name="instrument">A counter, a histogram that advises its bounds, or anything else, which is a gauge.</param>
    public MetricFamily(Instrument instrument)
    {
        _instrument = instrument;
        (_type, _create) = instrument switch
        {
            Histogram<double> histogram => ("histogram", Histogram(histogram.Advice?.HistogramBucketBoundaries ?? [])),
            Histogram<long> histogram => ("histogram", Histogram((histogram.Advice?.HistogramBucketBoundaries ?? []).Select(bound => (double)bound))),
            Counter<long> or Counter<double> => ("counter", () => new ValueSeries(isSum: true)),
            ObservableCounter<long> or ObservableCounter<double> => ("counter", () => new ValueSeries(isSum: false)),
            _ => ("gauge", () => new ValueSeries(isSum: false)),
        };
        _series = new ConcurrentDictionary<LabelSet, ISeries>(new LabelSetComparer());
        _byLabels = _series.GetAlternateLookup<Labels>();
    }

    public string Name => _instrument.Name;

    /// <summary>Takes a measurement; called concurrently.</summary>
    public void Record(double value, Labels labels)
    {
        if (!_byLabels.TryGetValue(labels, out ISeries? series))
        {
            series = _series.GetOrAdd(new LabelSet(labels), _create());
        }

        series.Record(value);
    }

    /// <summary>Writes the family; nothing if nothing was measured.</summary>
    public void Write(StringBuilder text)
    {
        if (_series.IsEmpty)
        {
            return;
        }

        PrometheusText.AppendHeader(text, Name, _instrument.Description ?? "", _type);
        foreach ((LabelSet labels, ISeries series) in _series.OrderBy(series => series.Key.Text, StringComparer.Ordinal))
        {
            series.Write(text, Name, labels.Text);
        }
    }

    private static Func<ISeries> Histogram(IEnumerable<double> bounds)
    {
        double[] ascending = [.. bounds];
        return () => new HistogramSeries(ascending);
    }
}
