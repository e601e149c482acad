using AgentPlatform.Building.ReadyChecks;
using Kubernetes.Manifests.Gateway;

namespace AgentPlatform.Tests.Kinds;

/// <summary>Observed objects and whether they are ready: the one table for C# and for CEL.</summary>
internal static class ReadinessStates
{
    private const string Available = """{"type":"Available","status":"True","reason":"MinimumReplicasAvailable"}""";
    private const string Unavailable = """{"type":"Available","status":"False","reason":"MinimumReplicasUnavailable"}""";
    private const string Complete = """{"type":"Progressing","status":"True","reason":"NewReplicaSetAvailable"}""";
    private const string Created = """{"type":"Progressing","status":"True","reason":"NewReplicaSetCreated"}""";
    private const string Updated = """{"type":"Progressing","status":"True","reason":"ReplicaSetUpdated"}""";
    private const string Exceeded = """{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}""";
    private const string Refused = """{"type":"ReplicaFailure","status":"True","reason":"FailedCreate"}""";

    private static readonly ParentReference Public = new() { Name = "public", Namespace = "gateways", SectionName = "https" };
    private static readonly ParentReference Own = new() { Name = "own" };

    public static IReadOnlyList<ReadinessState> All { get; } =
    [
        Deployment("complete", Status(4, 4, 4, 4, Available, Complete), true),
        Deployment("scaled up", Status(8, 4, 4, 4, Unavailable, Complete), true),
        Deployment("scaled up, pods are starting", Status(8, 8, 8, 4, Unavailable, Complete), true),
        Deployment("scaled down", Status(2, 4, 4, 4, Available, Complete), true),
        Deployment("some pods lost", Status(10, 10, 10, 1, Unavailable, Complete), true),
        Deployment("no room for more pods", Status(8, 4, 4, 4, Unavailable, Complete, Refused), true),
        Deployment("scaled to zero", Status(0, 0, 0, 0, Available, Complete), true),
        Deployment("scaled to zero while it was rolled out", Status(0, 2, 1, 2, Available, Updated), true),
        Deployment("first pods", Status(4, 4, 4, 0, Unavailable, Created), false),
        Deployment("first pods, some are ready", Status(4, 4, 4, 3, Unavailable, Updated), false),
        Deployment("first new pod beside the old ones", Status(4, 5, 1, 4, Available, Updated), false),
        Deployment("all pods updated, the last one is not ready", Status(4, 4, 4, 3, Available, Updated), false),
        Deployment("new version refused", Status(4, 4, 0, 4, Available, Updated, Refused), false),
        Deployment("stuck beside the old pods", Status(4, 5, 1, 4, Available, Exceeded), false),
        Deployment("rolled back, the reason is still the old one", Status(4, 5, 1, 4, Available, Complete), false),
        Deployment("never created", Status(1, 0, 0, 0, Unavailable, Created, Refused), false),
        Deployment("without Progressing, all there", Status(3, 3, 3, 3, Available), true),
        Deployment("without Progressing, one not ready", Status(3, 3, 3, 2, Available), false),
        Deployment("without Progressing, old pods", Status(3, 3, 1, 3, Available), false),
        Deployment("without Progressing, fewer than wanted", Status(4, 3, 3, 3, Available), false),
        Deployment("without conditions, nothing there", Status(1, 0, 0, 0), false),
        Deployment("status of a later generation", Status(4, 4, 4, 4, Available, Complete).Replace(
            "\"observedGeneration\":3", "\"observedGeneration\":4", StringComparison.Ordinal), true),
        Deployment("status of an earlier generation", Status(4, 4, 4, 4, Available, Complete).Replace(
            "\"observedGeneration\":3", "\"observedGeneration\":2", StringComparison.Ordinal), false),
        Deployment("scaled to zero, not seen yet", Status(0, 4, 4, 4, Available, Complete).Replace(
            "\"observedGeneration\":3", "\"observedGeneration\":2", StringComparison.Ordinal), false),
        Deployment("fresh", """{"metadata":{"generation":1},"spec":{"replicas":1}}""", false),
        Deployment("empty status", """{"metadata":{"generation":1},"spec":{"replicas":1},"status":{}}""", false),
        Deployment("generation seen, nothing else",
            """{"metadata":{"generation":1},"spec":{"replicas":1},"status":{"observedGeneration":1}}""", false),
        Deployment("replicas not set",
            $$"""{"metadata":{"generation":1},"spec":{},"status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"conditions":[{{Complete}}]} }""",
            true),
        Deployment("conditions without reasons",
            """{"metadata":{"generation":1},"spec":{"replicas":1},"status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Progressing"},{}]}}""",
            false),

        Route("accepted", Own, Parent("""{"name":"own"}""", "True", "True"), true),
        Route("accepted, namespace written down", Own, Parent("""{"name":"own","namespace":"my-namespace"}""", "True", "True"), true),
        Route("accepted by a listener of another namespace", Public,
            Parent("""{"name":"public","namespace":"gateways","sectionName":"https"}""", "True", "True"), true),
        Route("accepted by another listener", Public,
            Parent("""{"name":"public","namespace":"gateways","sectionName":"http"}""", "True", "True"), false),
        Route("accepted by a listener that was not asked for", Own,
            Parent("""{"name":"own","sectionName":"http"}""", "True", "True"), false),
        Route("accepted without the listener", Public, Parent("""{"name":"public","namespace":"gateways"}""", "True", "True"), false),
        Route("accepted by a Gateway of that name elsewhere", Own,
            Parent("""{"name":"own","namespace":"gateways"}""", "True", "True"), false),
        Route("accepted by the Gateway before", Own, Parent("""{"name":"old"}""", "True", "True"), false),
        Route("accepted by one of two controllers", Own,
            $"{Parent("""{"name":"own"}""", "False", "True")},{Parent("""{"name":"own"}""", "True", "True")}", true),
        Route("refused", Own, Parent("""{"name":"own"}""", "False", "True"), false),
        Route("backend not found", Own, Parent("""{"name":"own"}""", "True", "False"), false),
        Route("accepted in an earlier generation", Own, Parent("""{"name":"own"}""", "True", "True", 4), false),
        Route("only accepted", Own,
            """{"parentRef":{"name":"own"},"conditions":[{"type":"Accepted","status":"True","observedGeneration":5}]}""", false),
        Route("accepted by a controller that names no generation", Own,
            """{"parentRef":{"name":"own"},"conditions":[{"type":"Accepted","status":"True"},{"type":"ResolvedRefs","status":"True"}]}""",
            true),
        Route("no conditions", Own, """{"parentRef":{"name":"own"}}""", false),
        Route("no parent", Own, "{}", false),
        Route("nobody has answered", Own, "", false),
        new("HTTPRoute fresh", """{"metadata":{"generation":5,"namespace":"my-namespace"}}""", false,
            observed => RouteReadiness.Of(observed, Own, "my-namespace"), RouteReadiness.Query(Own, "my-namespace")),

        Budget("seen", """{"metadata":{"generation":2},"status":{"observedGeneration":2}}""", true),
        Budget("of an earlier generation", """{"metadata":{"generation":2},"status":{"observedGeneration":1}}""", false),
        Budget("without generation", """{"metadata":{"generation":2},"status":{}}""", false),
        Budget("fresh", """{"metadata":{"generation":2}}""", false),
    ];

    private static ReadinessState Deployment(string situation, string json, bool isReady) => new(
        $"Deployment {situation}", json, isReady, DeploymentReadiness.Of, DeploymentReadiness.Query);

    private static ReadinessState Route(string situation, ParentReference gateway, string parents, bool isReady) => new(
        $"HTTPRoute {situation}",
        $$"""{"metadata":{"generation":5,"namespace":"my-namespace"},"status":{"parents":[{{parents}}]} }""",
        isReady,
        observed => RouteReadiness.Of(observed, gateway, "my-namespace"),
        RouteReadiness.Query(gateway, "my-namespace"));

    private static ReadinessState Budget(string situation, string json, bool isReady) => new(
        $"PodDisruptionBudget {situation}", json, isReady, DisruptionBudgetReadiness.Of, DisruptionBudgetReadiness.Query);

    /// <summary>A Deployment whose controller has seen the newest generation; as in Kubernetes, a count of 0 is absent.</summary>
    private static string Status(int wanted, int existing, int updated, int available, params string[] conditions)
    {
        var counts = new (string Name, int Value)[]
        {
            ("replicas", existing), ("updatedReplicas", updated), ("readyReplicas", available), ("availableReplicas", available),
        };
        var status = string.Concat(counts.Where(count => count.Value > 0).Select(count => $"\"{count.Name}\":{count.Value},"));
        return $$"""
            {"metadata":{"generation":3},"spec":{"replicas":{{wanted}} },
             "status":{"observedGeneration":3,{{status}}"conditions":[{{string.Join(',', conditions)}}]} }
            """;
    }

    private static string Parent(string gateway, string accepted, string resolved, int generation = 5) => $$"""
        {"parentRef":{{gateway}},"controllerName":"example.org/gateway","conditions":[
         {"type":"Accepted","status":"{{accepted}}","observedGeneration":{{generation}} },
         {"type":"ResolvedRefs","status":"{{resolved}}","observedGeneration":{{generation}} }]}
        """;
}
