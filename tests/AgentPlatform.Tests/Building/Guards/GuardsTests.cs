using System.Text.Json;
using AgentPlatform.Building.Guards;
using AgentPlatform.Kinds;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.EventDrivenServices;
using AgentPlatform.Tests.Settings;
using AgentPlatform.Values;

namespace AgentPlatform.Tests.Building.Guards;

/// <summary>Where the limits of each setting are. My-service in my-namespace is the composite.</summary>
public class GuardsTests
{
    private const string NodeAffinity = """
        {"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
          {"matchExpressions":[{"key":"pool","operator":"In","values":["tenants"]}]}]}}}}
        """;

    [Theory]
    [InlineData("ghcr.io/org/service:v1", "ghcr.io/org", true)]
    [InlineData("ghcr.io/org/a/b@sha256:00", "ghcr.io/org", true)]
    [InlineData("ghcr.io/org:v1", "ghcr.io/org", true)]
    [InlineData("ghcr.io/organisation/service", "ghcr.io/org", false)]
    [InlineData("ghcr.io/org/service", "ghcr.io", true)]
    [InlineData("ghcr.io:8443/org/service", "ghcr.io", false)]
    [InlineData("ghcr.io:8443/org/service", "ghcr.io:8443", true)]
    [InlineData("ghcr.io.evil.example/org/service", "ghcr.io", false)]
    [InlineData("GHCR.io/org/service", "ghcr.io/org", false)]
    [InlineData("nginx", "docker.io/library", true)]
    [InlineData("nginx:1.29", "docker.io/library", true)]
    [InlineData("org/service", "docker.io/org", true)]
    [InlineData("org/service", "docker.io/library", false)]
    [InlineData("docker.io/nginx", "docker.io/library", true)]
    [InlineData("index.docker.io/org/service", "docker.io/org", true)]
    [InlineData("org/service", "index.docker.io/org", true)]
    [InlineData("org/service", "index.docker.io", true)]
    [InlineData("org/service", "index.docker.io.example.org", false)]
    [InlineData("nginx", "docker.io/nginx", false)]
    [InlineData("localhost/service", "localhost", true)]
    [InlineData("ghcr.io/service", "docker.io", false)]
    public void IsWithin_Image_IsComparedAtTheEndOfAPart(string image, string registry, bool isWithin) =>
        ImageGuards.IsWithin(image, registry).Should().Be(isWithin);

    [Theory]
    [InlineData("pay.team-a.apps.example.org", "{name}.{namespace}.apps.example.org", true)]
    [InlineData("x.team-a.apps.example.org", "*.{namespace}.apps.example.org", true)]
    [InlineData("x.team-b.apps.example.org", "*.{namespace}.apps.example.org", false)]
    [InlineData("x.y.team-a.apps.example.org", "*.{namespace}.apps.example.org", false)]
    [InlineData("team-a.apps.example.org", "*.{namespace}.apps.example.org", false)]
    [InlineData("pay-team-a.example.org", "{namespace}-pay.example.org", false)]
    [InlineData("x-team-a.example.org", "x-{namespace}.example.org", true)]
    [InlineData("api.example.org", "api.example.org", true)]
    public void IsHost_Hostname_IsComparedLabelByLabel(string hostname, string pattern, bool isHost) =>
        NetworkGuards.IsHost(hostname, pattern, new Identity("pay", "team-a")).Should().Be(isHost);

    [Theory]
    [InlineData("nats.nats.svc", "nats://nats.nats.svc:4222", true)]
    [InlineData("nats.nats", "nats.nats.svc", true)]
    [InlineData("nats.nats.svc.cluster.local", "nats.nats", true)]
    [InlineData("nats.nats.svc:8222", "nats.nats.svc", false)]
    [InlineData("tls://connect.example.org", "tls://*.example.org", true)]
    [InlineData("tls://example.org.", "tls://*.example.org", false)]
    [InlineData("tls://evilexample.org.", "tls://*.example.org", false)]
    [InlineData("wss://connect.example.org", "wss://connect.example.org", true)]
    [InlineData("wss://connect.example.org", "nats://connect.example.org", false)]
    [InlineData("nats", "nats", true)]
    [InlineData("[2001:db8::7]:4222", "[2001:db8:0::7]", true)]
    [InlineData("[::ffff:10.0.0.5]", "10.0.0.5", true)]
    [InlineData("167772165", "10.0.0.5", true)]
    // A dot at the end makes nats.nats a host outside the cluster; of other hosts it changes nothing.
    [InlineData("nats.nats.", "nats.nats", false)]
    [InlineData("nats.nats", "nats.nats.", false)]
    [InlineData("nats.", "nats", false)]
    [InlineData("nats.nats.svc.", "nats.nats.svc", true)]
    [InlineData("nats.nats.svc.cluster.local.", "nats.nats", true)]
    [InlineData("connect.example.org.", "connect.example.org", true)]
    [InlineData("tls://connect.example.org.", "tls://*.example.org", true)]
    [InlineData("nats.nats.cluster.local", "nats.nats.svc", false)]
    // The policy opens the namespace before "svc", wherever it is.
    [InlineData("a.kube-system.svc.nats.example.org", "*.nats.example.org", false)]
    [InlineData("p.a.kube-system.svc.nats.example.org", "*.nats.example.org", false)]
    [InlineData("a.kube-system.svc.nats.svc", "*.nats.svc", false)]
    [InlineData("a.kube-system", "*.nats.svc", false)]
    [InlineData("a.nats.svc", "*.nats.svc", true)]
    [InlineData("a.nats", "*.nats.svc.cluster.local", true)]
    [InlineData("a.nats.svc.cluster.local", "*.nats", true)]
    [InlineData("p.a.nats.svc", "*.nats", true)]
    [InlineData("a.nats.", "*.nats", false)]
    [InlineData("nats://connect.example.org", "tls://*.example.org", true)]
    public void Matches_Server_IsComparedByHostAndPort(string server, string pattern, bool isMatch)
    {
        NatsServerPattern.TryParse(pattern, out var parsed).Should().BeTrue();
        parsed!.Matches(NatsServer.ParseAll(server).Single()).Should().Be(isMatch);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("user@a")]
    [InlineData("http://a")]
    [InlineData(" a")]
    [InlineData("*")]
    [InlineData("*.svc")]
    [InlineData("nats://*.svc.cluster.local")]
    [InlineData("*.cluster.local.")]
    [InlineData("*.0.0.5")]
    [InlineData("*.5")]
    [InlineData("*.0x5")]
    [InlineData("*.[::1]")]
    [InlineData("*.[abcd::1]")]
    [InlineData("*.*.example.org")]
    [InlineData("")]
    public void TryParse_NoServer_IsFalse(string text) => NatsServerPattern.TryParse(text, out _).Should().BeFalse();

    /// <summary>The problem that a field is refused with; null for none.</summary>
    [Theory]
    [InlineData("""{"podSecurity":["Baseline","Restricted"]}""", "podSecurity", "\"Baseline\"", null)]
    [InlineData("""{"maxReplicas":10}""", "scaling", """{"maxReplicas":10}""", null)]
    [InlineData("""{"maxReplicas":10}""", "scaling", """{"maxReplicas":11}""",
        "spec.scaling.maxReplicas must be at most 10 (allowed.maxReplicas of Settings), but is 11")]
    [InlineData("""{"terminationGracePeriodSeconds":60}""", "terminationGracePeriodSeconds", "61",
        "spec.terminationGracePeriodSeconds must be at most 60 (allowed.terminationGracePeriodSeconds of Settings), but is 61")]
    [InlineData("""{"imagePullPolicies":["Always"]}""", "env", "[]",
        "spec.image must be pulled with Always (allowed.imagePullPolicies of Settings), but is pulled with IfNotPresent "
            + "by default")]
    [InlineData("""{"imagePullPolicies":["Always"]}""", "imagePullPolicy", "\"Always\"", null)]
    [InlineData("""{"tolerationKeys":["dedicated"]}""", "tolerations", """[{"key":"dedicated","operator":"Exists"}]""", null)]
    [InlineData("""{"tolerationKeys":["dedicated"]}""", "tolerations", """[{"operator":"Exists"}]""",
        "spec.tolerations[0].key must be dedicated (allowed.tolerationKeys of Settings), but is empty, which tolerates "
            + "every taint "
            + "and would need \"*\" there")]
    [InlineData("""{"tolerationKeys":["*"]}""", "tolerations", """[{"operator":"Exists"},{"key":"any"}]""", null)]
    [InlineData("""{"nodeSelectorKeys":["zone"]}""", "nodeSelector", """{"zone":"a","pool":"b"}""",
        "spec.nodeSelector.pool must not be set, because only zone may be (allowed.nodeSelectorKeys of Settings), but is \"b\"")]
    [InlineData("""{"podAnnotations":["example.org/","note"]}""", "podAnnotations", """{"example.org/a":"b","note":"c"}""", null)]
    [InlineData("""{"podAnnotations":["note"]}""", "podAnnotations", """{"notes":"c"}""",
        "spec.podAnnotations.notes must not be set, because only note may be (allowed.podAnnotations of Settings), but is \"c\"")]
    [InlineData("""{"affinity":true}""", "affinity", "{}", null)]
    [InlineData("""{"affinity":false}""", "affinity", "{}",
        "spec.affinity must not be set (allowed.affinity of Settings is false), but is")]
    [InlineData("""{"natsServers":["10.0.0.5"],"natsMonitoringEndpoints":[]}""", "natsUrl", "\"10.0.0.5\"",
        "spec.natsUrl must name a server of the platform first (allowed.natsMonitoringEndpoints of Settings is empty), but KEDA "
            + "would ask 10.0.0.5:8222")]
    [InlineData("""{"natsMonitoringEndpoints":["m.example.org:8222"]}""", "natsUrl", "\"a:4222,nats.nats.svc\"",
        "spec.natsUrl must name a server first that KEDA may ask at m.example.org:8222 (allowed.natsMonitoringEndpoints of "
            + "Settings), but KEDA would ask a-headless.my-namespace.svc.cluster.local:8222")]
    [InlineData("""{"natsMonitoringEndpoints":["10.0.0.5:8222"]}""", "natsUrl", "\"10.0.0.5\"", null)]
    [InlineData("""{"natsMonitoringEndpoints":[]}""", "natsUrl", "\"nats.nats\"", null)]
    [InlineData("""{"natsMonitoringEndpoints":[]}""", "natsUrl", "\"nats.nats.svc,10.0.0.5\"", null)]
    [InlineData("""{"natsServers":[]}""", "natsUrl", "\"nats.nats.svc.cluster.local\"", null)]
    [InlineData("""{"natsServers":[]}""", "natsUrl", "\"nats.nats.:4222\"",
        "spec.natsUrl must not be set (allowed.natsServers of Settings is empty), but names nats.nats.:4222")]
    [InlineData("""{"networkPolicyRequired":false}""", "networkPolicy", """{"enabled":false}""", null)]
    [InlineData("""{"egressNamespaces":[]}""", "networkPolicy", """{"egress":[{"namespace":"my-namespace"}]}""", null)]
    [InlineData("""{"egressNamespaces":["a","b"]}""", "networkPolicy", """{"egress":[{"namespace":"a"},{"namespace":"c"}]}""",
        "spec.networkPolicy.egress[1].namespace must be one of a, b (allowed.egressNamespaces of Settings), but is \"c\"")]
    [InlineData("""{"egressNamespaces":["search"]}""", "natsUrl", "\"nats.nats.svc,x.kube-system:10250\"",
        "spec.natsUrl must name servers in search (allowed.egressNamespaces of Settings), but names x.kube-system:10250")]
    [InlineData("""{"egressNamespaces":[]}""", "natsUrl", "\"nats.nats.svc,local\"", null)]
    [InlineData("""{"natsServers":["*.example.org"]}""", "natsUrl", "\"user:TopSecret@a.example.com,b.example.org\"",
        "spec.natsUrl must be *.example.org (allowed.natsServers of Settings), but names a.example.com:4222")]
    [InlineData("""{"natsServers":[]}""", "natsUrl", "\"nats://nats.nats.svc:4222\"", null)]
    [InlineData("""{"natsMonitoringEndpoints":["m.example.org:8222"]}""", "natsMonitoringEndpoint", "\"m.example.org:8222\"",
        null)]
    [InlineData("""{"natsAccounts":[]}""", "natsAccount", "\"$G\"", null)]
    [InlineData("""{"natsAccounts":["A"]}""", "natsAccount", "\"B\"",
        "spec.natsAccount must be A (allowed.natsAccounts of Settings), but is \"B\"")]
    [InlineData("""{"gateways":["my-namespace/own"]}""", "exposure",
        """{"hostname":"a.example.org","gatewayRef":{"name":"own"}}""", null)]
    [InlineData("""{"gateways":["infra/own"]}""", "exposure", """{"hostname":"a.example.org","gatewayRef":{"name":"own"}}""",
        "spec.exposure.gatewayRef must be infra/own (allowed.gateways of Settings), but is \"my-namespace/own\"")]
    [InlineData("""{"gateways":["my-namespace/own"]}""", "exposure",
        """{"hostname":"a.example.org","gatewayRef":{"name":"own","sectionName":"admin"}}""", null)]
    [InlineData("""{"gateways":["my-namespace/own/https"]}""", "exposure",
        """{"hostname":"a.example.org","gatewayRef":{"name":"own","sectionName":"https"}}""", null)]
    [InlineData("""{"gateways":["my-namespace/own/https"]}""", "exposure",
        """{"hostname":"a.example.org","gatewayRef":{"name":"own","sectionName":"admin"}}""",
        "spec.exposure.gatewayRef must be my-namespace/own/https (allowed.gateways of Settings), but is "
            + "\"my-namespace/own/admin\"")]
    [InlineData("""{"gateways":["my-namespace/own/https"]}""", "exposure",
        """{"hostname":"a.example.org","gatewayRef":{"name":"own"}}""",
        "spec.exposure.gatewayRef must be my-namespace/own/https (allowed.gateways of Settings), but is \"my-namespace/own\"")]
    [InlineData("""{"maxResources":{"limits":{"memory":"4Gi"}}}""", "size", "\"large\"",
        "spec.size must be a size with limits.memory of at most 4Gi (allowed.maxResources.limits.memory of Settings), but is "
            + "\"large\" with 8Gi")]
    [InlineData("""{"maxResources":{"limits":{"memory":"4Gi"}}}""", "resources", """{"limits":{"memory":"4096Mi"}}""", null)]
    [InlineData("""{"sizes":["small","medium"]}""", "size", "\"large\"",
        "spec.size must be one of small, medium, but is \"large\"")]
    public async Task RunAsync_FieldOfAComposite_IsComparedWithTheSetting(
        string allowed, string field, string json, string? problem)
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(($"spec.{field}", json)), input: SettingsSample.With("allowed", allowed));

        Refusal(answer).Should().Be(
            problem is null ? "" : $"cannot render AgentExecutor my-namespace/my-service: {problem}");
    }

    /// <summary>A number of pods and a percentage are compared where that is strictest: here from 3 to 10 pods.</summary>
    [Theory]
    [InlineData("minAvailable", "50%", "50%", null)]
    [InlineData("minAvailable", "50%", "51%", "at most 50%")]
    [InlineData("minAvailable", "1", "1", null)]
    [InlineData("minAvailable", "1", "2", "at most 1")]
    [InlineData("minAvailable", "50%", "1", null)]
    [InlineData("minAvailable", "50%", "2", "at most 50%", " of 3 pods")]
    [InlineData("minAvailable", "2", "20%", null)]
    [InlineData("minAvailable", "2", "21%", "at most 2", " of 10 pods")]
    [InlineData("maxUnavailable", "20%", "20%", null)]
    [InlineData("maxUnavailable", "20%", "19%", "at least 20%")]
    [InlineData("maxUnavailable", "2", "2", null)]
    [InlineData("maxUnavailable", "2", "1", "at least 2")]
    [InlineData("maxUnavailable", "20%", "2", null)]
    [InlineData("maxUnavailable", "20%", "1", "at least 20%", " of 10 pods")]
    [InlineData("maxUnavailable", "2", "34%", null)]
    [InlineData("maxUnavailable", "2", "33%", "at least 2", " of 3 pods")]
    public async Task RunAsync_Budget_IsComparedWithItsBound(
        string field, string bound, string value, string? allowed, string pods = "")
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(
                ("spec.scaling", """{"minReplicas":3,"maxReplicas":10}"""),
                ("spec.podDisruptionBudget", $$"""{"{{field}}":{{Amount(value)}}}""")),
            input: SettingsSample.With("allowed", $$$"""{"podDisruptionBudget":{"{{{field}}}":{{{Amount(bound)}}}}}"""));

        Refusal(answer).Should().Be(allowed is null
            ? ""
            : $"cannot render AgentExecutor my-namespace/my-service: spec.podDisruptionBudget.{field} must be {allowed} "
                + $"(allowed.podDisruptionBudget.{field} of Settings), but is \"{value}\"{pods}");

        static string Amount(string text) => text.EndsWith('%') ? $"\"{text}\"" : text;
    }

    /// <summary>What the platform sets is allowed, also where a composite repeats it.</summary>
    [Theory]
    [InlineData("""{"nodeSelector":{"pool":"tenants"}}""", """{"nodeSelectorKeys":[]}""", "nodeSelector",
        """{"pool":"tenants"}""", true)]
    [InlineData("""{"nodeSelector":{"pool":"tenants"}}""", """{"nodeSelectorKeys":[]}""", "nodeSelector",
        """{"pool":"system"}""", false)]
    [InlineData("""{"priorityClassName":"low"}""", """{"priorityClasses":[]}""", "priorityClassName", "\"low\"", true)]
    [InlineData("""{"priorityClassName":"low"}""", """{"priorityClasses":[]}""", "priorityClassName", "\"\"", false)]
    [InlineData("""{"tolerations":[{"operator":"Exists"}]}""", """{"tolerationKeys":[]}""", "tolerations",
        """[{"operator":"Exists"}]""", true)]
    [InlineData("""{"podAnnotations":{"a":"b"}}""", """{"podAnnotations":[]}""", "podAnnotations", """{"a":"c"}""", false)]
    [InlineData("""{"serviceAccount":{"annotations":{"a":"b"}}}""", """{"serviceAccountAnnotations":[]}""", "serviceAccount",
        """{"annotations":{"a":"b"}}""", true)]
    [InlineData("""{"networkPolicy":{"egress":[{"namespace":"search","ports":[9200]}]}}""", """{"egressNamespaces":[]}""",
        "networkPolicy", """{"egress":[{"namespace":"search","ports":[9200]},{"namespace":"my-namespace"}]}""", true)]
    [InlineData("""{"networkPolicy":{"egress":[{"namespace":"search","ports":[9200]}]}}""", """{"egressNamespaces":[]}""",
        "networkPolicy", """{"egress":[{"namespace":"search"}]}""", false)]
    [InlineData("""{"natsUrl":"tls://nats.example.org","natsMonitoringEndpoint":"10.0.0.1:8222","natsAccount":"A"}""",
        """{"natsServers":[],"natsMonitoringEndpoints":[],"natsAccounts":[]}""", "natsMonitoringEndpoint",
        "\"10.0.0.1:8222\"", true)]
    [InlineData("""{"natsUrl":"tls://nats.example.org"}""", """{"natsServers":[]}""", "natsUrl", "\"nats.nats.svc\"", false)]
    [InlineData("""{"natsUrl":"nats.nats:4222"}""", """{"natsServers":[]}""", "natsUrl", "\"nats.nats.:4222\"", false)]
    [InlineData("""{"natsUrl":"nats.nats:4222"}""", """{"natsServers":[]}""", "natsUrl", "\"nats.nats.svc\"", true)]
    [InlineData("""{"affinity":{"nodeAffinity":{}}}""", """{"affinity":false}""", "env", "[]", true)]
    [InlineData(NodeAffinity, """{"affinity":false}""", "affinity", """
        {"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
          {"matchExpressions":[{"key":"pool","operator":"In","values":["tenants"]}]}]}}}
        """, true)]
    [InlineData(NodeAffinity, """{"affinity":false}""", "affinity", """
        {"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
          {"matchExpressions":[{"key":"pool","operator":"In","values":["system"]}]}]}}}
        """, false)]
    [InlineData(NodeAffinity, """{"affinity":false}""", "affinity", """{"podAntiAffinity":{}}""", false)]
    [InlineData("""{"natsUrl":"tls://nats.example.org","natsMonitoringEndpoint":"10.0.0.1:8222"}""",
        """{"natsMonitoringEndpoints":[]}""", "natsUrl", "\"10.0.0.5\"", true)]
    [InlineData("""{"exposure":{"gatewayRef":{"name":"g","namespace":"infra"},"hostname":"a.example.org"}}""",
        """{"gateways":[],"hostnames":[]}""", "exposure", "{}", true)]
    [InlineData("""{"exposure":{"gatewayRef":{"name":"g","namespace":"infra"},"hostname":"a.example.org"}}""",
        """{"gateways":[],"hostnames":[]}""", "exposure", """{"gatewayRef":{"namespace":"other"}}""", false)]
    public async Task RunAsync_DefaultOfThePlatform_IsAllowed(
        string defaults, string allowed, string field, string json, bool isRendered)
    {
        var settings = Both(defaults, allowed);

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(($"spec.{field}", json)), input: settings);

        (answer.Message.Desired is not null).Should().Be(isRendered, Refusal(answer));
        Refusal(await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), input: settings)).Should().BeEmpty();
    }

    /// <summary>A default that no composite could be rendered with is a mistake of the settings.</summary>
    [Theory]
    [InlineData("{}", """{"podSecurity":["Baseline"]}""",
        "defaults.podSecurity must be Baseline (allowed.podSecurity), but is \"Restricted\" by default")]
    [InlineData("""{"podSecurity":"Baseline"}""", """{"podSecurity":[]}""",
        "defaults.podSecurity must not be set (allowed.podSecurity is empty), but is \"Baseline\"")]
    [InlineData("{}", """{"maxReplicas":5}""",
        "defaults.scaling.maxReplicas must be at most 5 (allowed.maxReplicas), but is 10 by default")]
    [InlineData("{}", """{"terminationGracePeriodSeconds":30}""",
        "defaults.terminationGracePeriodSeconds must be at most 30 (allowed.terminationGracePeriodSeconds), but is 60 by "
            + "default")]
    [InlineData("{}", """{"sizes":["small"]}""", "defaults.size must be small (allowed.sizes), but is \"medium\" by default")]
    [InlineData("{}", """{"maxResources":{"limits":{"memory":"2Gi"}}}""",
        "defaults.size must be a size with limits.memory of at most 2Gi (allowed.maxResources.limits.memory), but is \"medium\" "
            + "with 4Gi")]
    [InlineData("""{"resources":{"limits":{"memory":"8Gi"}}}""", """{"maxResources":{"limits":{"memory":"4Gi"}}}""",
        "defaults.resources.limits.memory must be at most 4Gi (allowed.maxResources.limits.memory), but is \"8Gi\"")]
    [InlineData("""{"networkPolicy":{"enabled":false}}""", """{"networkPolicyRequired":true}""",
        "defaults.networkPolicy.enabled must be true (allowed.networkPolicyRequired), but is false")]
    [InlineData("""{"imagePullPolicy":"Never"}""", """{"imagePullPolicies":["Always"]}""",
        "defaults.imagePullPolicy must be Always (allowed.imagePullPolicies), but is \"Never\"")]
    [InlineData("""{"podDisruptionBudget":{"minAvailable":"90%"}}""", """{"podDisruptionBudget":{"minAvailable":"50%"}}""",
        "defaults.podDisruptionBudget.minAvailable must be at most 50% (allowed.podDisruptionBudget.minAvailable), but is "
            + "\"90%\"")]
    [InlineData("{}", """{"sizes":["tiny"]}""", "allowed.sizes[0] must be one of micro, small, medium, large, but is \"tiny\"")]
    [InlineData("{}", """{"images":{"registries":["myorg"]}}""",
        "allowed.images.registries[0] must be a registry such as ghcr.io "
        + "or a path in one such as ghcr.io/org, but is \"myorg\"")]
    [InlineData("{}", """{"hostnames":["{team}.example.org"]}""", "allowed.hostnames[0] must be a host name such as "
        + "{name}.{namespace}.apps.example.org or *.{namespace}.apps.example.org, with one placeholder in a label at most, but "
        + "is \"{team}.example.org\"")]
    [InlineData("{}", """{"hostnames":["{name}-{namespace}.example.org"]}""", "allowed.hostnames[0] must be a host name such as "
        + "{name}.{namespace}.apps.example.org or *.{namespace}.apps.example.org, with one placeholder in a label at most, but "
        + "is \"{name}-{namespace}.example.org\"")]
    [InlineData("{}", """{"gateways":["g"]}""", "allowed.gateways[0] must be the namespace and the name of a Gateway such as "
        + "gateways/public-gateway, or of one listener such as gateways/public-gateway/https, but is \"g\"")]
    [InlineData("{}", """{"gateways":["g/h/i/j"]}""", "allowed.gateways[0] must be the namespace and the name of a Gateway such "
        + "as gateways/public-gateway, or of one listener such as gateways/public-gateway/https, but is \"g/h/i/j\"")]
    [InlineData("{}", """{"podLabels":["a b"],"tolerationKeys":["**"],"natsServers":["a,b"]}""",
        "allowed.natsServers[0] must be one NATS server without a user such as nats://nats.nats.svc:4222, or *.nats.svc for all "
            + "of a namespace, or *.nats.example.org for all of a domain outside the cluster, but is \"a,b\"; "
            + "allowed.podLabels[0] must be a label key such as example.org/name, or the start "
            + "of keys such as example.org/, but is \"a b\"; allowed.tolerationKeys[0] must be a label key such as "
            + "example.org/name, but is \"**\"")]
    [InlineData("{}", """{"policy":{}}""", "allowed.policy is not a field; allowed are affinity, egressNamespaces, gateways, "
        + "hostnames, imagePullPolicies, images, maxReplicas, maxResources, natsAccounts, natsMonitoringEndpoints, natsServers, "
        + "networkPolicyRequired, nodeSelectorKeys, podAnnotations, podDisruptionBudget, podLabels, podSecurity, "
            + "priorityClasses, "
        + "serviceAccountAnnotations, sizes, terminationGracePeriodSeconds, tolerationKeys")]
    [InlineData("{}", """{"podLabels":[null]}""",
        "allowed.podLabels[0] must be a label key such as example.org/name, or the start "
        + "of keys such as example.org/, but is \"\"")]
    public async Task RunAsync_SettingsThatContradictThemselves_AreRefused(string defaults, string allowed, string problem)
    {
        var settings = Both(defaults, allowed);

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), input: settings);

        answer.FatalMessage().Should().Be($"cannot read Settings, the input of the pipeline step: {problem}");
    }

    [Theory]
    [InlineData("""{"images":{"registries":["quay.io"]}}""", "spec.image must be an image in quay.io")]
    [InlineData("""{"natsServers":["nats.example.org"]}""", "spec.nats.url must be nats.example.org")]
    [InlineData("""{"imagePullPolicies":["Always"]}""", "spec.image must be pulled with Always")]
    [InlineData("""{"natsMonitoringEndpoints":[]}""", "spec.nats.url must name a server of the platform first")]
    public async Task RunAsync_EventDrivenService_IsToldItsOwnFields(string allowed, string problem)
    {
        var answer = await PlatformCall.RenderAsync(
            EventDrivenServiceSample.Minimal(("spec.nats.url", "\"nats.other.svc\"")),
            input: SettingsSample.With("allowed", allowed));

        answer.FatalMessage().Should().Contain($": {problem}");
    }

    [Fact]
    public async Task RunAsync_LabelsOfThePlatform_WinOverThoseOfTheCompositeAndReachPods()
    {
        var composite = AgentExecutorSample.Minimal(
            ("metadata.labels", """{"cost-center":"mine","team":"search"}"""),
            ("spec.podLabels", """{"cost-center":"pods","x":"y"}"""));

        var answer = await PlatformCall.RenderAsync(
            composite, input: SettingsSample.With("labelling", """{"labels":{"cost-center":"agents","app":"other"}}"""));

        var deployment = answer.Object("deployment");
        Label(deployment, "cost-center").Should().Be("agents");
        Label(deployment, "team").Should().Be("search");
        Label(deployment, "app").Should().Be("my-service");
        var pod = deployment.GetProperty("spec").GetProperty("template");
        Label(pod, "cost-center").Should().Be("agents");
        Label(pod, "x").Should().Be("y");
        Label(pod, "app").Should().Be("my-service");
        pod.GetProperty("metadata").GetProperty("labels").TryGetProperty("team", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("{}", "reloader.stakater.com/auto")]
    [InlineData("""{"includeAnnotations":[]}""", "")]
    [InlineData("""{"includeAnnotations":["example.org/","note"]}""", "example.org/a,note")]
    [InlineData("""{"includeAnnotations":["example.org/","note"],"exclude":["example.org/a"]}""", "note")]
    [InlineData("""{"includeAnnotations":["note","autoscaling.keda.sh/"],"propagateAnnotations":false}""", "")]
    [InlineData("""{"includeAnnotations":["autoscaling.keda.sh/"]}""", "")]
    [InlineData("""{"includeAnnotations":["note"],"annotations":{"note":"platform"}}""", "note")]
    public async Task RunAsync_AnnotationsOfAComposite_ReachItsObjectsByAList(string labelling, string expected)
    {
        var composite = AgentExecutorSample.Minimal(("metadata.annotations", """
            {"reloader.stakater.com/auto":"true","example.org/a":"b","note":"c","autoscaling.keda.sh/paused-replicas":"9"}
            """));

        var answer = await PlatformCall.RenderAsync(composite, input: SettingsSample.With("labelling", labelling));

        var metadata = answer.Object("service").GetProperty("metadata");
        var annotations = metadata.TryGetProperty("annotations", out var found) ? found.EnumerateObject().ToArray() : [];
        string.Join(',', annotations.Select(entry => entry.Name)).Should().Be(expected);
        if (labelling.Contains("platform", StringComparison.Ordinal))
        {
            annotations.Single().Value.GetString().Should().Be("platform");
        }
    }

    private static JsonElement Both(string defaults, string allowed) => JsonElement.Parse($$"""
        {
          "apiVersion": "agentplatform.fn.bizmatters.io/v1beta1",
          "kind": "Settings",
          "defaults": {{defaults}},
          "allowed": {{allowed}}
        }
        """);

    private static string? Label(JsonElement item, string key) =>
        item.GetProperty("metadata").GetProperty("labels").GetProperty(key).GetString();

    private static string Refusal(PlatformAnswer answer) => answer.Message.Desired is null ? answer.FatalMessage() : "";
}
