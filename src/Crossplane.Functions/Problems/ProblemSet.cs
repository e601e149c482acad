using System.Collections;
using System.Globalization;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Problems;

/// <summary>Everything that is wrong with an object, in the order in which it was found.</summary>
public sealed class ProblemSet : IReadOnlyCollection<Problem>
{
    private readonly List<Problem> _problems = [];

    /// <inheritdoc />
    public int Count => _problems.Count;

    /// <summary>Adds a problem, unless one is known for the same field: what follows from it would only distract.</summary>
    /// <param name="path">The field, from the root of the object.</param>
    /// <param name="message">What is allowed and what was found, see <see cref="Problem"/>.</param>
    public void Add(string path, string message)
    {
        if (!IsKnown(path))
        {
            _problems.Add(new Problem(path, message));
        }
    }

    /// <summary>Whether a problem is known for a field or for one that holds it.</summary>
    public bool IsKnown(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _problems.Exists(problem => path.StartsWith(problem.Path, StringComparison.Ordinal)
            && (path.Length == problem.Path.Length || path[problem.Path.Length] is '.' or '['));
    }

    /// <summary>One text for a fatal result: all problems, by path.</summary>
    /// <param name="what">What could not be done: <c>cannot render AgentExecutor team-a/search</c>.</param>
    public string Describe(string what)
    {
        var sentences = _problems.OrderBy(problem => problem.Path, StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {string.Join("; ", sentences)}");
    }

    /// <inheritdoc />
    public IEnumerator<Problem> GetEnumerator() => _problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static string Join(string parent, string name) => FieldPath.Join(parent, FieldPath.Quote(name));
}
