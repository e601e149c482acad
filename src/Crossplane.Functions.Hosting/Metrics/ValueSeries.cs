using System.Text;

namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>One number: a counter, to which measurements are added, or a gauge, which they replace.</summary>
internal sealed class ValueSeries : ISeries
{
    private readonly bool _isSum;
    private double _value;

    /// <param name="isSum">Whether measurements are added up.</param>
    public ValueSeries(bool isSum) => _isSum = isSum;

    public void Record(double value)
    {
        if (_isSum)
        {
            Add(ref _value, value);
        }
        else
        {
            Volatile.Write(ref _value, value);
        }
    }

    public void Write(StringBuilder text, string name, string labels) =>
        PrometheusText.AppendSample(text, name, labels, Volatile.Read(ref _value));

    /// <summary>Adds to a number that others add to at the same time.</summary>
    internal static void Add(ref double sum, double value)
    {
        double before = Volatile.Read(ref sum);
        while (true)
        {
            double found = Interlocked.CompareExchange(ref sum, before + value, before);
            if (BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(before))
            {
                return;
            }

            before = found;
        }
    }
}
