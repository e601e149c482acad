using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Labels = System.ReadOnlySpan<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>Adds up what a meter measures, and writes it as text.</summary>
internal sealed class MetricStore : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    /// <summary>Begins to listen.</summary>
    /// <param name="meter">Its instruments, those too that are made later, have names that are valid for series.</param>
    public MetricStore(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                MetricFamily family = _families.GetOrAdd(instrument.Name, _ => new MetricFamily(instrument));
                listener.EnableMeasurementEvents(instrument, family);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, labels, family) => Record(family, value, labels));
        _listener.SetMeasurementEventCallback<double>((_, value, labels, family) => Record(family, value, labels));
        _listener.Start();
    }

    /// <summary>Writes what was measured until now, ordered by name and labels.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder(16 * 1024);
        foreach (MetricFamily family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
        {
            family.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(object? family, double value, Labels labels) => ((MetricFamily)family!).Record(value, labels);
}
