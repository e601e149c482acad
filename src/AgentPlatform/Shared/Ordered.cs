using System.Diagnostics.CodeAnalysis;

namespace AgentPlatform.Shared;

/// <summary>Gives what came in no particular order the same order in every call.</summary>
internal static class Ordered
{
    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    /// <summary>A map by its keys; null for null. Maps of a request come in another order with every call.</summary>
    // Sorted once: one key after another would move the others up each time, and a request may bring thousands.
    [return: NotNullIfNotNull(nameof(map))]
    public static SortedList<string, string>? Map(IEnumerable<KeyValuePair<string, string>>? map) => map is null
        ? null
        : new SortedList<string, string>(map as IDictionary<string, string> ?? new Dictionary<string, string>(map), StringComparer.Ordinal);

    /// <summary>Two maps as one, by its keys; where both have one, it is the upper one's.</summary>
    public static SortedList<string, string> Overlay(
        IReadOnlyDictionary<string, string>? lower, IReadOnlyDictionary<string, string>? upper)
    {
        if (lower is null or { Count: 0 } || upper is null or { Count: 0 })
        {
            return Map(upper is null or { Count: 0 } ? lower ?? Empty : upper);
        }

        var result = new Dictionary<string, string>(lower, StringComparer.Ordinal);
        foreach (var (key, value) in upper)
        {
            result[key] = value;
        }

        return Map(result);
    }
}
