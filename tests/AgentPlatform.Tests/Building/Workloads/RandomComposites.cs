using System.Text.Json;
using AgentPlatform.Tests.AgentExecutors;
using FsCheck;
using FsCheck.Fluent;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>Valid composites with any combination of optional fields.</summary>
internal static class RandomComposites
{
    /// <summary>Every optional field of an AgentExecutor with values that are right in any combination.</summary>
    private static readonly (string Path, string[] Values)[] Fields =
    [
        ("metadata.labels", ["""{"team":"search","app":"other"}""", """{"b":"2","a":"1","app.kubernetes.io/instance":"x"}"""]),
        ("metadata.annotations", ["""{"example.org/b":"2","example.org/a":"1","argocd.argoproj.io/tracking-id":"x"}"""]),
        ("metadata.generation", ["1", "7"]),
        ("spec.size", ["\"micro\"", "\"small\"", "\"medium\"", "\"large\""]),
        ("spec.resources", ["""{"requests":{"cpu":"50m"}}""", """{"limits":{"cpu":"12","memory":"16Gi"}}"""]),
        ("spec.imagePullPolicy", ["\"Always\"", "\"Never\""]),
        ("spec.imagePullSecrets", ["[]", "[\"one\",\"two.three\"]"]),
        ("spec.command", ["[]", "[\"/app/server\"]"]),
        ("spec.args", ["[]", "[\"--verbose\",\"\"]"]),
        ("spec.env", ["[]", """[{"name":"LOG_LEVEL","value":"debug"},{"name":"EMPTY"}]"""]),
        ("spec.secretRefs",
        [
            """[{"name":"whole"},{"name":"prefixed","prefix":"X_","optional":true}]""",
            """[{"name":"single","env":[{"secretKey":"a","envName":"A"},{"secretKey":"B"}]}]""",
        ]),
        ("spec.natsUrl",
        [
            "\"nats\"",
            "\"nats://user:secret@nats.messaging.svc.cluster.local:4333\"",
            "\"tls://nats.example.com,wss://[2001:db8::7]\"",
        ]),
        ("spec.natsMonitoringEndpoint", ["\"monitor.example.org:8222\""]),
        ("spec.natsAccount", ["\"ORDERS\""]),
        ("spec.postgresConnectionSecret", ["\"\"", "\"db\""]),
        ("spec.dragonflyConnectionSecret", ["\"\"", "\"cache\""]),
        ("spec.llmKeysSecret", ["\"\"", "\"keys\""]),
        ("spec.migrations",
        [
            """{"enabled":false}""",
            """{"command":["/migrate"]}""",
            """{"args":["up"],"image":"ghcr.io/org/migrations"}""",
        ]),
        ("spec.httpPort", ["80", "3000"]),
        ("spec.healthPath", ["\"/healthz\""]),
        ("spec.readyPath", ["\"/readyz\""]),
        ("spec.metricsPath", ["\"/internal/metrics\""]),
        ("spec.sessionAffinity", ["\"ClientIP\"", "\"None\""]),
        ("spec.probes", ["""{"startup":{"failureThreshold":60},"liveness":{"periodSeconds":3}}"""]),
        ("spec.scaling",
        [
            """{"enabled":false}""",
            """{"paused":true}""",
            """{"minReplicas":0,"maxReplicas":1}""",
            """{"lagThreshold":9,"activationLagThreshold":1,"scaleDownStabilizationSeconds":0}""",
        ]),
        ("spec.progressDeadlineSeconds", ["1", "2147483646"]),
        ("spec.terminationGracePeriodSeconds", ["0", "900"]),
        ("spec.serviceAccount", ["""{"annotations":{"example.org/role":"b","example.org/a":"c"}}"""]),
        ("spec.podSecurity", ["\"Baseline\"", "\"Restricted\""]),
        ("spec.runAsUser", ["10001"]),
        ("spec.runAsGroup", ["0", "3000"]),
        ("spec.readOnlyRootFilesystem", ["true", "false"]),
        ("spec.nodeSelector", ["""{"z":"1","a":"2"}"""]),
        ("spec.tolerations", ["""[{"operator":"Exists"},{"key":"a","value":"b","effect":"NoExecute","tolerationSeconds":5}]"""]),
        ("spec.affinity",
        [
            """{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"topologyKey":"zone","labelSelector":{"matchLabels":{"z":"1","a":"2"}}}]}}""",
        ]),
        ("spec.topologySpread",
        [
            "[]",
            """[{"topologyKey":"topology.kubernetes.io/zone","maxSkew":2,"whenUnsatisfiable":"DoNotSchedule"}]""",
        ]),
        ("spec.priorityClassName", ["\"critical\""]),
        ("spec.podDisruptionBudget", ["""{"minAvailable":0}""", """{"maxUnavailable":"50%"}"""]),
        ("spec.podLabels", ["""{"z":"1","a":"2"}"""]),
        ("spec.podAnnotations", ["""{"z":"1","prometheus.io/scrape":"false","a":"2"}"""]),
        ("spec.networkPolicy",
        [
            """{"enabled":false}""",
            """{"egress":[{"namespace":"search","ports":[9200]},{"namespace":"tracing"}],"ingress":[{"namespace":"web"}]}""",
        ]),
        ("spec.exposure",
        [
            """{"hostname":"a.example.org","gatewayRef":{"name":"public"}}""",
            """{"hostname":"b.example.org","pathPrefix":"/b","gatewayRef":{"name":"public","namespace":"gateways","sectionName":"https"}}""",
        ]),
        ("spec.backend",
        [
            """{"serviceName":"catalog","port":80}""",
            """{"serviceName":"catalog","namespace":"shop","port":8081}""",
        ]),
    ];

    private static readonly string[] Images =
    [
        "\"nginx\"", "\"ghcr.io/org/service:v1.2.3\"", "\"localhost:5000/service:2fd4e1c67a2d28fced849ee1bb76e7391b93eb12\"",
        "\"ghcr.io/org/service:_.-\"",
        "\"ghcr.io/org/service@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
    ];

    public static IReadOnlyList<string> OptionalFields { get; } = [.. Fields.Select(field => field.Path)];

    /// <summary>The fields of a composite, with their JSON, as <see cref="AgentExecutorSample.Minimal"/> takes them.</summary>
    public static Gen<(string Path, string Json)[]> Changes() =>
        from chosen in Gen.CollectToArray(Fields.Select(Choose))
        from image in Gen.Elements(Images)
        select new[] { ("spec.image", image) }.Concat(chosen.OfType<(string Path, string Json)>()).ToArray();

    /// <summary>A DNS label that starts with a letter; half of them too long for a suffix.</summary>
    public static Gen<string> Names() =>
        from length in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(40, 63))
        from first in Gen.Elements("abxyz".ToCharArray())
        from rest in Gen.ArrayOf(Gen.Elements("aab0-".ToCharArray()), length - 1)
        select $"{first}{string.Concat(rest)}".TrimEnd('-');

    public static JsonElement AgentExecutor(IEnumerable<(string Path, string Json)> changes) =>
        AgentExecutorSample.Minimal([.. changes.Select(change => (change.Path, (string?)change.Json))]);

    private static Gen<(string Path, string Json)?> Choose((string Path, string[] Values) field) => Gen.Frequency(
        (2, Gen.Constant<(string Path, string Json)?>(null)),
        (1, Gen.Elements(field.Values).Select(value => ((string Path, string Json)?)(field.Path, value))));
}
