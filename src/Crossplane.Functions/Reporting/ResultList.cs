using System.Collections;

namespace Crossplane.Functions.Reporting;

/// <summary>The results of a call, in the order in which they were given.</summary>
/// <remarks>
/// A normal or a warning result is an event: give it when something has happened, not on every call.
/// </remarks>
public sealed class ResultList : IReadOnlyList<Result>
{
    private readonly List<Result> _results = [];

    internal ResultList()
    {
    }

    /// <inheritdoc />
    public int Count => _results.Count;

    /// <inheritdoc />
    public Result this[int index] => _results[index];

    /// <summary>Says that something has happened as it should.</summary>
    public Result Normal(string message) => Add(Severity.Normal, message);

    /// <summary>Says that something has happened that somebody should look at.</summary>
    public Result Warning(string message) => Add(Severity.Warning, message);

    /// <summary>Ends the pipeline: nothing that any function wants is applied in this run.</summary>
    /// <param name="message">What the user must change, in the form <c>cannot &lt;verb&gt; &lt;noun&gt;: cause</c>.</param>
    public Result Fatal(string message) => Add(Severity.Fatal, message);

    /// <inheritdoc />
    public IEnumerator<Result> GetEnumerator() => _results.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Result Add(Severity severity, string message)
    {
        var result = new Result(severity, message);
        _results.Add(result);
        return result;
    }
}
