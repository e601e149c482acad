using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Requirements;
using Crossplane.Functions.Resources;
using k8s;
using k8s.Models;

namespace AgentPlatform.Kinds;

/// <summary>
/// Refuses to take objects over in silence. Crossplane applies what a function renders with force: an object of that name which
/// nobody controls becomes the composite's, and its fields are overwritten. Nothing is refused before every question is answered,
/// because Crossplane takes a refusal for the last answer, and would never ask for the rest.
/// </summary>
internal static class TakeOver
{
    /// <summary>The annotation of a composite that may take over objects which nobody controls: <c>"true"</c>.</summary>
    public const string Annotation = "platform.bizmatters.io/take-over";

    private static readonly FieldPath OwnersPath = "metadata.ownerReferences";
    private static readonly FieldPath DeletionPath = "metadata.deletionTimestamp";

    /// <summary>
    /// Asks for each object that is not observed, and adds a problem for those that exist and are not the composite's.
    /// </summary>
    /// <param name="objects">The rendered objects.</param>
    /// <param name="kind">The composite's kind.</param>
    /// <param name="composite">The composite's metadata.</param>
    /// <param name="namePath">The field that the objects' names come from.</param>
    /// <param name="call">The call.</param>
    public static void Check(
        IEnumerable<ComposedObject> objects,
        string? kind,
        CompositeMetadata composite,
        string namePath,
        CompositeCall call)
    {
        var answers = objects
            .Where(composed => !call.Observed.ContainsKey(composed.Name))
            .Select(composed => (composed.Manifest, Answer: Ask(composed, call.Cluster)))
            .ToArray();
        if (Array.TrueForAll(answers, asked => asked.Answer.Existing is null)
            || Array.Exists(answers, asked => asked.Answer.State == RequirementState.Pending))
        {
            return;
        }

        var uncontrolled = new List<string>();
        var deleted = new List<string>();
        var earlier = new List<string>();
        var controlled = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (manifest, answer) in answers)
        {
            if (answer.Existing is not { } existing)
            {
                continue;
            }

            var controller = ControllerOf(existing);
            if (controller is not null && IsComposite(controller, kind, composite))
            {
                continue;
            }

            ListFor(existing, controller).Add(Describe(manifest));
        }

        var problems = controlled
            .Select(owner => $"{owner.Key} has {string.Join(", ", owner.Value)}, so one of the two needs another name")
            .ToList();
        if (earlier.Count > 0)
        {
            problems.Add(
                $"an earlier {Text.Plain(kind ?? "")} of this name still has {string.Join(", ", earlier)}: wait until Kubernetes "
                    + "has deleted what it had");
        }

        if (deleted.Count > 0)
        {
            problems.Add($"the deletion of {string.Join(", ", deleted)} has not ended: wait until it has");
        }

        if (uncontrolled.Count > 0 && composite.Annotations?.GetValueOrDefault(Annotation) != "true")
        {
            problems.Add(
                $"nobody controls {string.Join(", ", uncontrolled)}: to have the composite take over and overwrite what is "
                    + $"there, set its annotation {Annotation}: \"true\"");
        }

        // A field is named once, so all is said in one sentence.
        if (problems.Count > 0)
        {
            call.Problems.Add(namePath, $"must be a name without objects of others, but {string.Join("; ", problems)}");
        }

        List<string> ListFor(Resource existing, ControllerReference? controller)
        {
            if (controller is not null && controller.Kind == kind && controller.Name == composite.Name)
            {
                return earlier;
            }

            if (existing.Document?.GetString(DeletionPath) is not null)
            {
                return deleted;
            }

            if (controller is null)
            {
                return uncontrolled;
            }

            var owner = $"{Text.Plain(controller.Kind ?? "")} {Text.Plain(controller.Name ?? "")}";
            return controlled.TryGetValue(owner, out var owned) ? owned : controlled[owner] = [];
        }
    }

    /// <summary>Asks for an object, once its kind is certain to exist: Crossplane fails on others.</summary>
    private static (RequirementState State, Resource? Existing) Ask(ComposedObject composed, ClusterLookup cluster)
    {
        var definition = composed.Definition is null ? RequirementState.Found : cluster.StateOf(composed.Definition);
        if (definition != RequirementState.Found)
        {
            return (definition ?? RequirementState.Missing, null);
        }

        var manifest = composed.Manifest;
        var answer = cluster.Find(
            $"existing-{composed.Name}",
            manifest.ApiVersion,
            manifest.Kind,
            manifest.Metadata.Name,
            manifest.Metadata.NamespaceProperty);
        return (answer?.State ?? RequirementState.Missing, answer?.First);
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
