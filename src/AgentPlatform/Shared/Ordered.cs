namespace AgentPlatform.Shared;

/// <summary>Gives what came in no particular order the same order in every call.</summary>
internal static class Ordered
{
    /// <summary>A map by its keys; null for null. Maps of a request come in another order with every call.</summary>
    public static SortedList<string, string>? Map(IReadOnlyDictionary<string, string>? map)
    {
        if (map is null)
        {
            return null;
        }

        var result = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            result[key] = value;
        }

        return result;
    }
}
