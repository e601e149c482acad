using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using AgentPlatform.Values;

namespace AgentPlatform.Building.Metadata;

/// <summary>Combines the labels and annotations of composed objects.</summary>
internal static class Labelling
{
    private static readonly string[] DefaultAnnotations = ["reloader.stakater.com/"];

    /// <summary>Merges the composite's, the platform's and the object's own labels; the later ones take precedence.</summary>
    public static SortedList<string, string> Labels(
        CompositeMetadata composite, LabellingSettings settings, IReadOnlyDictionary<string, string> own)
    {
        var propagated = settings.PropagateLabels == false ? null : composite.Labels;
        return settings.Labels is null && propagated is null
            ? Ordered.ByKey(own)
            : Combine(propagated, settings.Labels, settings, own)!;
    }

    /// <inheritdoc cref="Labels"/>
    public static SortedList<string, string>? Annotations(
        CompositeMetadata composite, LabellingSettings settings, IReadOnlyDictionary<string, string>? own) =>
        Combine(
            settings.PropagateAnnotations == false
                ? null
                : composite.Annotations?.Where(entry => IsIncluded(entry.Key, settings)),
            settings.Annotations,
            settings,
            own);

    /// <summary>Whether a key is one of a list, or begins with one of its entries that end with a slash.</summary>
    public static bool Matches(IReadOnlyList<string> keysAndPrefixes, string key) => keysAndPrefixes.Any(entry =>
        entry.EndsWith('/') ? key.StartsWith(entry, StringComparison.Ordinal) : key == entry);

    private static SortedList<string, string>? Combine(
        IEnumerable<KeyValuePair<string, string>>? composite,
        IReadOnlyDictionary<string, string>? platform,
        LabellingSettings settings,
        IReadOnlyDictionary<string, string>? own)
    {
        if (composite is null && platform is null && own is null)
        {
            return null;
        }

        Dictionary<string, string>? result = null;
        Add(composite?.Where(entry => !IsReserved(entry.Key, settings)));
        Add(platform);
        Add(own);
        return Ordered.ByKey(result);

        void Add(IEnumerable<KeyValuePair<string, string>>? entries)
        {
            foreach (var (key, value) in entries ?? [])
            {
                (result ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value ?? "";
            }
        }
    }

    private static bool IsIncluded(string key, LabellingSettings settings) =>
        Matches(settings.IncludeAnnotations ?? DefaultAnnotations, key);

    private static bool IsReserved(string key, LabellingSettings settings) =>
        ToolMetadata.Contains(key)
        || settings.Exclude?.Any(start => key.StartsWith(start, StringComparison.Ordinal)) == true;
}
