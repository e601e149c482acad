using System.Diagnostics.Metrics;
using Crossplane.Functions.Hosting.Metrics;

namespace Crossplane.Functions.Hosting.Tests.Metrics;

public sealed class MetricStoreTests : IDisposable
{
    private readonly Meter _meter = new("tests");
    private readonly MetricStore _store;

    public MetricStoreTests() => _store = new MetricStore(_meter);

    public void Dispose()
    {
        _store.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Write_OfNothing_IsEmpty() => Assert.Equal("", _store.Write());

    [Fact]
    public void Write_OfCounters_AddsUpByLabelsInOrder()
    {
        Counter<long> calls = _meter.CreateCounter<long>("calls_total", description: "Calls.");
        calls.Add(1, new KeyValuePair<string, object?>("code", "b"));
        calls.Add(2, new KeyValuePair<string, object?>("code", "a"));
        calls.Add(3, new KeyValuePair<string, object?>("code", "b"));

        Assert.Equal(
            "# HELP calls_total Calls.\n# TYPE calls_total counter\ncalls_total{code=\"a\"} 2\ncalls_total{code=\"b\"} 4\n",
            _store.Write());
    }

    [Fact]
    public void Write_OfLabelsThatDifferInTheMiddle_KeepsThemApart()
    {
        Counter<long> calls = _meter.CreateCounter<long>("calls_total");
        calls.Add(1, new KeyValuePair<string, object?>("code", "xay"));
        calls.Add(2, new KeyValuePair<string, object?>("code", "xby"));

        Assert.Contains("calls_total{code=\"xay\"} 1\ncalls_total{code=\"xby\"} 2\n", _store.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfHistogram_CountsUpToEachBound()
    {
        Histogram<double> seconds = _meter.CreateHistogram(
            "seconds", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        foreach (double value in (double[])[0.5, 0.75, 1, 7])
        {
            seconds.Record(value);
        }

        Assert.Equal(
            "# HELP seconds \n# TYPE seconds histogram\n"
            + "seconds_bucket{le=\"0.5\"} 1\nseconds_bucket{le=\"1\"} 3\nseconds_bucket{le=\"+Inf\"} 4\nseconds_sum 9.25\nseconds_count 4\n",
            _store.Write());
    }

    [Fact]
    public void Write_OfGauge_AsksForItsValue()
    {
        long value = 1;
        _meter.CreateObservableGauge("ready", () => value);
        Assert.EndsWith("ready 1\n", _store.Write(), StringComparison.Ordinal);

        value = 0;
        Assert.EndsWith("ready 0\n", _store.Write(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfSpecialCharacters_EscapesThem()
    {
        _meter.CreateCounter<long>("calls_total", description: "back\\slash\nand line")
            .Add(1, new KeyValuePair<string, object?>("text", "\"\\\n"));

        Assert.Equal(
            "# HELP calls_total back\\\\slash\\nand line\n# TYPE calls_total counter\ncalls_total{text=\"\\\"\\\\\\n\"} 1\n",
            _store.Write());
    }

    [Fact]
    public void Write_OfAnotherMeter_IsEmpty()
    {
        using var other = new Meter("tests");
        other.CreateCounter<long>("calls_total").Add(1);

        Assert.Equal("", _store.Write());
    }

    [Fact]
    public void Record_ByManyAtOnce_LosesNothing()
    {
        Counter<long> calls = _meter.CreateCounter<long>("calls_total");
        Histogram<double> seconds = _meter.CreateHistogram<double>("seconds");
        Parallel.For(0, 8, _ =>
        {
            for (int count = 0; count < 10_000; count++)
            {
                calls.Add(1);
                seconds.Record(0.5);
            }
        });

        string text = _store.Write();
        Assert.Contains("calls_total 80000\n", text, StringComparison.Ordinal);
        Assert.Contains("seconds_sum 40000\nseconds_count 80000\n", text, StringComparison.Ordinal);
    }
}
