using AgentPlatform.Settings;

namespace AgentPlatform.Shared;

/// <summary>Combines the labels and annotations of composed objects.</summary>
internal static class Labelling
{
    /// <summary>Merges the platform's, the composite's and the object's own labels; the later ones take precedence.</summary>
    public static SortedList<string, string> Labels(
        CompositeMetadata composite, LabellingSettings settings, IReadOnlyDictionary<string, string> own)
    {
        var propagated = settings.PropagateLabels == false ? null : composite.Labels;
        return settings.Labels is null && propagated is null
            ? Ordered.ByKey(own)
            : Combine(settings.Labels, propagated, settings, own)!;
    }

    /// <inheritdoc cref="Labels"/>
    public static SortedList<string, string>? Annotations(
        CompositeMetadata composite, LabellingSettings settings, IReadOnlyDictionary<string, string>? own) =>
        Combine(settings.Annotations, settings.PropagateAnnotations == false ? null : composite.Annotations, settings, own);

    private static SortedList<string, string>? Combine(
        IReadOnlyDictionary<string, string>? platform,
        IReadOnlyDictionary<string, string>? composite,
        LabellingSettings settings,
        IReadOnlyDictionary<string, string>? own)
    {
        if ((platform ?? composite ?? own) is null)
        {
            return null;
        }

        Dictionary<string, string>? result = null;
        Add(platform);
        Add(composite?.Where(entry => !IsReserved(entry.Key, settings)));
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

    private static bool IsReserved(string key, LabellingSettings settings) =>
        ToolMetadata.Contains(key)
        || settings.Exclude?.Any(start => key.StartsWith(start, StringComparison.Ordinal)) == true;
}
