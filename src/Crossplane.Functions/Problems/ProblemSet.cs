using System.Collections;
using System.Globalization;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Problems;

/// <summary>The problems of an object, in the order in which they were found.</summary>
public sealed class ProblemSet : IReadOnlyCollection<Problem>
{
    private const int MaxDescribed = 20;

    private readonly List<Problem> _problems = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public int Count => _problems.Count;

    /// <summary>Adds a problem, unless one is known for the same field: its consequences would only distract.</summary>
    /// <param name="path">The field, from the root of the object.</param>
    /// <param name="message">The allowed values and the value that was found, see <see cref="Problem"/>.</param>
    public void Add(string path, string message)
    {
        if (!IsKnown(path))
        {
            _problems.Add(new Problem(path, message));
            _paths.Add(path);
        }
    }

    /// <summary>Returns true if a problem is known for a field or for one that contains it.</summary>
    public bool IsKnown(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var length = path.Length; length > 0; length = path.AsSpan(0, length).LastIndexOfAny('.', '['))
        {
            if (_paths.Contains(path[..length]))
            {
                return true;
            }
        }

        return _paths.Contains("");
    }

    /// <summary>Returns the text of a fatal result: the problems by path, the first twenty in words.</summary>
    /// <param name="what">The action that failed, such as <c>cannot render AgentExecutor team-a/search</c>.</param>
    public string Describe(string what)
    {
        var sentences = string.Join("; ", _problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).Take(MaxDescribed));
        var more = _problems.Count > MaxDescribed ? $"; and {_problems.Count - MaxDescribed} more" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {sentences}{more}");
    }

    /// <inheritdoc />
    public IEnumerator<Problem> GetEnumerator() => _problems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static string Join(string parent, string name) => FieldPath.Join(parent, FieldPath.Quote(name));
}
