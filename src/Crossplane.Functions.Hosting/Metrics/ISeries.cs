using System.Text;

namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>What was measured with one set of labels.</summary>
internal interface ISeries
{
    /// <summary>Takes a measurement; called concurrently.</summary>
    void Record(double value);

    /// <summary>Writes the lines of the series.</summary>
    /// <param name="text">Receives them.</param>
    /// <param name="name">The name of the family.</param>
    /// <param name="labels">The labels, without braces; may be empty.</param>
    void Write(StringBuilder text, string name, string labels);
}
