using System.Collections;
using Crossplane.Functions.Problems;

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

    /// <summary>Adds a normal result: an event about something that went as planned.</summary>
    public Result Normal(string message) => Add(Severity.Normal, message);

    /// <summary>Adds a warning: an event about something that needs attention.</summary>
    public Result Warning(string message) => Add(Severity.Warning, message);

    /// <summary>Adds a fatal result, which ends the pipeline: no function's desired state is applied in this reconcile.</summary>
    /// <param name="message">The change that the user must make, in the form
    /// <c>cannot &lt;verb&gt; &lt;noun&gt;: cause</c>.</param>
    public Result Fatal(string message) => Add(Severity.Fatal, message);

    /// <summary>Adds a fatal result, as <see cref="Fatal(string)"/> does, with all problems of an object in one
    /// message.</summary>
    /// <param name="what">The action that failed, such as <c>cannot render AgentExecutor team-a/search</c>.</param>
    /// <param name="problems">The problems; at least one.</param>
    public Result Fatal(string what, ProblemSet problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        string[] paths = [.. problems.Select(problem => problem.Path).Order(StringComparer.Ordinal)];
        return Add(Severity.Fatal, problems.Describe(what), paths);
    }

    /// <inheritdoc />
    public IEnumerator<Result> GetEnumerator() => _results.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Result Add(Severity severity, string message, IReadOnlyList<string>? paths = null)
    {
        var result = new Result(severity, message, paths);
        _results.Add(result);
        return result;
    }
}
