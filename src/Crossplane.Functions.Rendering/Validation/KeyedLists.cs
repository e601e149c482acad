using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>
/// Checks the keyed lists of Kubernetes' own kinds, for which there is no CRD and whose JSON schemas often lack the keys.
/// </summary>
/// <remarks>
/// The lists are those with <c>x-kubernetes-list-type: map</c> in the OpenAPI document of Kubernetes 1.35
/// (<c>api/openapi-spec/swagger.json</c>): <c>PodSpec</c>, <c>Container</c>, <c>ServiceSpec</c> and <c>ObjectMeta</c>. Those of
/// HTTPRoute, NetworkPolicy, PodDisruptionBudget and ScaledObject are atomic.
/// </remarks>
internal static class KeyedLists
{
    /// <summary>The defaults of key fields.</summary>
    private static readonly JsonObject ItemSchema = new()
    {
        ["properties"] = new JsonObject { ["protocol"] = new JsonObject { ["default"] = "TCP" } },
    };

    private static readonly (string Path, string[] Keys)[] OfContainers =
    [
        ("env", ["name"]),
        ("ports", ["containerPort", "protocol"]),
        ("resources.claims", ["name"]),
        ("volumeDevices", ["devicePath"]),
        ("volumeMounts", ["mountPath"]),
    ];

    private static readonly (string Path, string[] Keys)[] OfPods =
    [
        ("containers", ["name"]),
        ("ephemeralContainers", ["name"]),
        ("hostAliases", ["ip"]),
        ("imagePullSecrets", ["name"]),
        ("initContainers", ["name"]),
        ("resourceClaims", ["name"]),
        ("schedulingGates", ["name"]),
        ("topologySpreadConstraints", ["topologyKey", "whenUnsatisfiable"]),
        ("volumes", ["name"]),
        .. Below("containers[]", OfContainers),
        .. Below("initContainers[]", OfContainers),
    ];

    private static readonly Dictionary<(string ApiVersion, string Kind), (string Path, string[] Keys)[]> OfKinds = new()
    {
        [("v1", "Pod")] = Below("spec", OfPods),
        [("v1", "Service")] = [("spec.ports", ["port", "protocol"])],
        [("v1", "ServiceAccount")] = [("secrets", ["name"])],
        [("apps/v1", "DaemonSet")] = Below("spec.template.spec", OfPods),
        [("apps/v1", "Deployment")] = Below("spec.template.spec", OfPods),
        [("apps/v1", "ReplicaSet")] = Below("spec.template.spec", OfPods),
        [("apps/v1", "StatefulSet")] = Below("spec.template.spec", OfPods),
        [("batch/v1", "CronJob")] = Below("spec.jobTemplate.spec.template.spec", OfPods),
        [("batch/v1", "Job")] = Below("spec.template.spec", OfPods),
    };

    /// <summary>Finds duplicates, in the words of <see cref="SchemaCheck"/>; none for other kinds.</summary>
    public static IEnumerable<string> Problems(JsonObject value) => Find(value).SelectMany(list =>
        ListTypeCheck.Problems(list.Items, Schema(list.Keys), ItemSchema).Select(problem => $"{list.Path} {problem}"));

    /// <summary>The paths of the lists that are checked here, whatever a schema says of them.</summary>
    public static IReadOnlySet<string> Paths(JsonObject value) =>
        Find(value).Select(list => list.Path).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Path, JsonArray Items, string[] Keys)> Find(JsonObject value) =>
        OfKinds.GetValueOrDefault((value.ApiVersion(), value.Kind()), []).SelectMany(list =>
            Find(value, list.Path.Split('.'), "").Select(found => (found.Path, found.Items, list.Keys)));

    private static (string Path, string[] Keys)[] Below(string path, (string Path, string[] Keys)[] lists) =>
        [.. lists.Select(list => ($"{path}.{list.Path}", list.Keys))];

    /// <summary>The lists at a path, in which <c>[]</c> stands for each item.</summary>
    private static IEnumerable<(string Path, JsonArray Items)> Find(JsonNode? node, ReadOnlyMemory<string> names, string path)
    {
        if (names.IsEmpty)
        {
            return node is JsonArray found ? [(path, found)] : [];
        }

        var name = names.Span[0].Replace("[]", "", StringComparison.Ordinal);
        var isEach = name.Length < names.Span[0].Length;
        var child = (node as JsonObject)?[name];
        var place = path.Length == 0 ? name : $"{path}.{name}";
        return isEach
            ? (child as JsonArray ?? []).SelectMany(
                (item, index) => Find(item, names[1..], FormattableString.Invariant($"{place}[{index}]")))
            : Find(child, names[1..], place);
    }

    private static JsonObject Schema(string[] keys) => new()
    {
        ["x-kubernetes-list-type"] = "map",
        ["x-kubernetes-list-map-keys"] = new JsonArray([.. keys.Select(key => JsonValue.Create(key))]),
    };
}
