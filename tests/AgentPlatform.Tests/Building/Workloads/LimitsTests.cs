using System.Text.Json;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.EventDrivenServices;
using AgentPlatform.Tests.Settings;
using Crossplane.Functions.Protocol;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>What only the rendered objects show, and what is accepted with a warning.</summary>
public class LimitsTests
{
    [Fact]
    public async Task RunAsync_ObjectLargerThanAnApiServerTakes_IsRefused()
    {
        var env = Enumerable.Range(0, 8).Select(index => new { name = $"A{index}", value = new string('x', 100_000) });

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.env", JsonSerializer.Serialize(env))));

        answer.FatalMessage().Should().MatchRegex(
            ": spec must be small enough for objects of at most 1048576 bytes, but the Deployment has [0-9]+$");
        answer.Message.Desired.Should().BeNull();
    }

    [Fact]
    public async Task RunAsync_ObjectThatAnApiServerTakes_IsRendered()
    {
        var env = Enumerable.Range(0, 4).Select(index => new { name = $"A{index}", value = new string('x', 100_000) });

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.env", JsonSerializer.Serialize(env))));

        answer.Message.Results.Should().BeEmpty();
    }

    [Fact]
    public async Task RunAsync_AnnotationsOfCompositeAndPlatformTogetherTooLong_AreRefused()
    {
        var input = JsonElement.Parse(JsonSerializer.Serialize(new
        {
            apiVersion = "agentplatform.fn.bizmatters.io/v1beta1",
            kind = "Settings",
            labelling = new { annotations = new { platform = new string('x', 130_000) }, includeAnnotations = new[] { "own" } },
        }));
        var composite = AgentExecutorSample.Minimal(
            ("metadata.annotations", JsonSerializer.Serialize(new { own = new string('x', 150_000) })));

        var answer = await PlatformCall.RenderAsync(composite, input: input);

        answer.FatalMessage().Should().EndWith(
            ": metadata.annotations must have at most 262144 bytes of keys and values on one object, but has 280011");
    }

    /// <summary>API servers limit the annotations of an object, but not its labels, and each object has those of the
    /// composite.</summary>
    [Theory]
    [InlineData("AgentExecutor", 256, true, null)]
    [InlineData("AgentExecutor", 257, true, "metadata.labels must have at most 256 items, but has 257")]
    [InlineData("EventDrivenService", 257, true, "metadata.labels must have at most 256 items, but has 257")]
    [InlineData("AgentExecutor", 257, false, null)]
    public async Task RunAsync_LabelsThatReachObjects_AreLimited(string kind, int count, bool isPropagated, string? problem)
    {
        var labels = JsonSerializer.Serialize(Enumerable.Range(0, count).ToDictionary(number => $"l{number}", _ => "x"));
        var composite = kind == "AgentExecutor"
            ? AgentExecutorSample.Minimal(("metadata.labels", labels))
            : EventDrivenServiceSample.Minimal(("metadata.labels", labels));

        var answer = await PlatformCall.RenderAsync(
            composite,
            input: SettingsSample.With("labelling", isPropagated ? "{}" : """{"propagateLabels":false}"""));

        Refusal(answer).Should().Be(
            problem is null ? "none" : $"cannot render {kind} my-namespace/my-service: {problem}");
    }

    [Fact]
    public async Task RunAsync_AnnotationOfCompositeThatAnApiServerCannotRead_IsRefused()
    {
        var composite = AgentExecutorSample.Minimal(("metadata.annotations", "{\"note\":\"a\\u007Fb\"}"));

        var answer = await PlatformCall.RenderAsync(composite, input: Including("note"));

        answer.FatalMessage().Should().EndWith(
            ": metadata.annotations.note must have no character that YAML does not allow, but has U+007F");
    }

    [Theory]
    [InlineData("service.beta.kubernetes.io/load-balancer-source-ranges", "10.0.0.0/8", "LoadBalancer")]
    [InlineData("kubernetes.io/enforce-mountable-secrets", "true", "no pod could start")]
    public async Task RunAsync_AnnotationThatAnObjectMustNotHave_IsRefused(string key, string value, string reason)
    {
        var annotations = JsonSerializer.Serialize(new Dictionary<string, string> { [key] = value });

        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(("metadata.annotations", annotations)), input: Including(key));

        answer.FatalMessage().Should().Contain($": metadata.annotations[{key}] must not be").And.Contain(reason);
    }

    [Theory]
    [InlineData("nats://user:TopSecret@nats.nats.svc:4222")]
    [InlineData("nats://nats.nats.svc:4222,nats://TopSecret@nats-2.nats.svc:4222")]
    public async Task RunAsync_CredentialsInUrl_AreAWarningThatDoesNotRepeatThem(string url)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.natsUrl", JsonSerializer.Serialize(url))));

        var result = answer.Message.Results.Should().ContainSingle().Which;
        result.Severity.Should().Be(Severity.Warning);
        result.Message.Should().StartWith("spec.natsUrl should be a URL without user, password or token").And.NotContain("Secret@");
        answer.Objects.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("2", "1", true)]
    [InlineData("2", "2", false)]
    public async Task RunAsync_CredentialsInUrl_AreWarnedOfOncePerSpec(string generation, string observed, bool isWarned)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(
            ("spec.natsUrl", "\"nats://token@nats.nats.svc\""),
            ("metadata.generation", generation),
            ("status", $$"""{"observedGeneration":{{observed}}}""")));

        answer.Message.Results.Any(result => result.Severity == Severity.Warning).Should().Be(isWarned);
    }

    [Theory]
    [InlineData("""{}""", "1", "(1, the default of spec.scaling.minReplicas)")]
    [InlineData("""{"minReplicas":0}""", "1", "(1, as spec.scaling.minReplicas is 0)")]
    [InlineData("""{"minReplicas":2}""", "2", "(2, set by spec.scaling.minReplicas)")]
    [InlineData("""{"minReplicas":3}""", "\"67%\"", "(3, set by spec.scaling.minReplicas)")]
    [InlineData("""{"minReplicas":3}""", "\"66%\"", null)]
    [InlineData("""{"minReplicas":3}""", "2", null)]
    [InlineData("""{"enabled":false}""", "1", "(1, without spec.replicas)")]
    [InlineData("""{"enabled":false}""", "0", null)]
    public async Task RunAsync_BudgetThatKeepsTheFewestPods_IsRefused(string scaling, string minAvailable, string? pods)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(
            ("spec.scaling", scaling), ("spec.podDisruptionBudget", $$"""{"minAvailable":{{minAvailable}}}""")));

        Refusal(answer).Should().Be(pods is null
            ? "none"
            : "cannot render AgentExecutor my-namespace/my-service: spec.podDisruptionBudget.minAvailable must be less than the "
                + $"smallest number of pods {pods}, so that a node can be drained, but is \"{minAvailable.Trim('"')}\"");
    }

    [Theory]
    [InlineData("controller.kubernetes.io/pod-deletion-cost", "many", "must be a whole number of 32 bits such as 100")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/agent-executor", "mine",
        "must be runtime/default, unconfined or")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/main", "unconfined", "must name the container agent-executor or")]
    [InlineData("controller.kubernetes.io/pod-deletion-cost", "-100", null)]
    [InlineData("container.apparmor.security.beta.kubernetes.io/run-migrations", "localhost/mine", null)]
    public async Task RunAsync_PodAnnotationWithAMeaning_IsCheckedAsKubernetesDoes(string key, string value, string? problem)
    {
        var annotations = JsonSerializer.Serialize(new Dictionary<string, string> { [key] = value });

        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.podAnnotations", annotations)));

        Refusal(answer).Should().StartWith(problem is null
            ? "none"
            : $"cannot render AgentExecutor my-namespace/my-service: spec.podAnnotations[{key}] {problem}");
    }

    /// <summary>Settings with which an annotation of the composite reaches its objects.</summary>
    private static JsonElement Including(string key) =>
        SettingsSample.With("labelling", $$"""{"includeAnnotations":["{{key}}"]}""");

    private static string Refusal(PlatformAnswer answer) => answer.Message.Desired is null ? answer.FatalMessage() : "none";
}
