using System.Diagnostics.CodeAnalysis;
using k8s.Models;

namespace AgentPlatform.Values;

/// <summary>Puts maps into a stable order. The entries of protobuf maps arrive in random order.</summary>
internal static class Ordered
{
    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    /// <summary>Sorts a map by key, ordinally; null for null.</summary>
    // Sorted once: inserting one key after another is quadratic, and a request may have thousands.
    [return: NotNullIfNotNull(nameof(map))]
    public static SortedList<string, string>? ByKey(IEnumerable<KeyValuePair<string, string>>? map) => map is null
        ? null
        : new SortedList<string, string>(
            map as IDictionary<string, string> ?? new Dictionary<string, string>(map), StringComparer.Ordinal);

    /// <summary>Sorts the labels of a selector by key; null for null.</summary>
    [return: NotNullIfNotNull(nameof(selector))]
    public static V1LabelSelector? Selector(V1LabelSelector? selector) =>
        selector is null ? null : selector with { MatchLabels = ByKey(selector.MatchLabels) };

    /// <summary>Merges two maps and sorts them by key; the upper map takes precedence.</summary>
    public static SortedList<string, string> Overlay(
        IReadOnlyDictionary<string, string>? lower, IReadOnlyDictionary<string, string>? upper)
    {
        if (lower is null or { Count: 0 } || upper is null or { Count: 0 })
        {
            return ByKey(upper is null or { Count: 0 } ? lower ?? Empty : upper);
        }

        var result = new Dictionary<string, string>(lower, StringComparer.Ordinal);
        foreach (var (key, value) in upper)
        {
            result[key] = value;
        }

        return ByKey(result);
    }
}
