using AgentPlatform.Inputs;

namespace AgentPlatform.Shared;

/// <summary>What a composite's own labels and annotations become on its objects.</summary>
internal static class Labelling
{
    /// <summary>
    /// Keys that stay on the composite, by how they begin: those of Crossplane, kubectl and Argo CD speak of the composite
    /// itself. Argo CD prunes what carries its tracking id, and tracks by <c>app.kubernetes.io/instance</c> too.
    /// </summary>
    private static readonly string[] Reserved =
    [
        "app.kubernetes.io/instance", "argocd.argoproj.io/", "crossplane.io/", "kubectl.kubernetes.io/",
    ];

    /// <summary>The platform's labels, the composite's over them, and the object's own over both.</summary>
    public static SortedList<string, string> Labels(
        CompositeMetadata composite, LabellingSettings settings, IReadOnlyDictionary<string, string> own)
    {
        var propagated = settings.PropagateLabels == false ? null : composite.Labels;
        return settings.Labels is null && propagated is null ? Ordered.Map(own) : Combine(settings.Labels, propagated, settings, own)!;
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
        return Ordered.Map(result);

        void Add(IEnumerable<KeyValuePair<string, string>>? entries)
        {
            foreach (var (key, value) in entries ?? [])
            {
                (result ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value ?? "";
            }
        }
    }

    private static bool IsReserved(string key, LabellingSettings settings) =>
        Reserved.Concat(settings.Exclude ?? []).Any(start => key.StartsWith(start, StringComparison.Ordinal))
        || key.Split('/')[0].EndsWith(".crossplane.io", StringComparison.Ordinal);
}
