using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using k8s;
using k8s.Models;

namespace AgentPlatform.Shared;

/// <summary>
/// Refuses to take objects over in silence. Crossplane applies what a function renders with force: an object of that name which
/// nobody controls becomes the composite's, and its fields are overwritten.
/// </summary>
internal static class TakeOver
{
    /// <summary>The annotation of a composite that may take over objects which nobody controls: <c>"true"</c>.</summary>
    public const string Annotation = "platform.bizmatters.io/take-over";

    private static readonly FieldPath OwnersPath = "metadata.ownerReferences";

    /// <summary>Asks for each object that is not observed, and adds a problem for those that exist and are not the
    /// composite's.</summary>
    /// <param name="objects">The rendered objects.</param>
    /// <param name="kind">The composite's kind.</param>
    /// <param name="composite">The composite's metadata.</param>
    /// <param name="namePath">The field that the objects' names come from.</param>
    /// <param name="request">The call.</param>
    public static void Check(
        IEnumerable<ComposedObject> objects, string? kind, CompositeMetadata composite, string namePath, CompositionRequest request)
    {
        var uncontrolled = new List<string>();
        var controlled = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var composed in objects.Where(composed => !request.Observed.ContainsKey(composed.Name)))
        {
            if (Find(composed, request.Cluster) is not { } existing)
            {
                continue;
            }

            var controller = ControllerOf(existing);
            if (controller is null)
            {
                uncontrolled.Add(Describe(composed.Manifest));
            }
            else if (!IsComposite(controller, kind, composite))
            {
                var owner = $"{Text.Plain(controller.Kind ?? "")} {Text.Plain(controller.Name ?? "")}";
                (controlled.TryGetValue(owner, out var owned) ? owned : controlled[owner] = []).Add(Describe(composed.Manifest));
            }
        }

        var problems = controlled
            .Select(owner => $"{owner.Key} has {string.Join(", ", owner.Value)}, so one of the two needs another name")
            .ToList();
        if (uncontrolled.Count > 0 && composite.Annotations?.GetValueOrDefault(Annotation) != "true")
        {
            problems.Add(
                $"nobody controls {string.Join(", ", uncontrolled)}: to have the composite take over and overwrite what is there, "
                    + $"set its annotation {Annotation}: \"true\"");
        }

        // A field is named once, so all is said in one sentence.
        if (problems.Count > 0)
        {
            request.Problems.Add(namePath, $"must be a name without objects of others, but {string.Join("; ", problems)}");
        }
    }

    private static Resource? Find(ComposedObject composed, ClusterLookup cluster)
    {
        var manifest = composed.Manifest;
        if (composed.Definition is not null && !cluster.HasDefinition(composed.Definition))
        {
            return null;
        }

        return cluster.Find(
            $"existing-{composed.Name}",
            manifest.ApiVersion,
            manifest.Kind,
            manifest.Metadata.Name,
            manifest.Metadata.NamespaceProperty);
    }

    private static ControllerReference? ControllerOf(Resource existing)
    {
        var owners = Readiness.Try(() =>
            existing.TryGet(OwnersPath, ControllerReferenceJson.Default.IReadOnlyListControllerReference, out var found)
                ? found
                : null);
        return owners?.FirstOrDefault(owner => owner?.Controller == true);
    }

    private static bool IsComposite(ControllerReference controller, string? kind, CompositeMetadata composite) =>
        composite.Uid is null
            ? controller.Kind == kind && controller.Name == composite.Name
            : controller.Uid == composite.Uid;

    private static string Describe(IKubernetesObject<V1ObjectMeta> manifest) =>
        $"{manifest.Kind} {manifest.Metadata.NamespaceProperty}/{manifest.Metadata.Name}";
}
