using AgentPlatform.Tests.AgentExecutors;
using Crossplane.Functions.Protocol;

namespace AgentPlatform.Tests.Kinds;

public sealed class ClusterLookupTests
{
    private static readonly string[] Kinds =
    [
        "ConfigMap", "CustomResourceDefinition", "Deployment", "HTTPRoute", "NetworkPolicy", "Pod", "PodDisruptionBudget",
        "ScaledObject", "Service", "ServiceAccount",
    ];

    public static TheoryData<string> Cases => [.. GoldenCase.Discover(AgentExecutorFolders.Cases)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Require_AnyCase_AsksForNoKindBeyondTheList(string name)
    {
        var answer = await new GoldenCase(Path.Combine(AgentExecutorFolders.Cases, name)).RenderAsync();

        var asked = answer.Message.Requirements?.Resources.Values.Select(selector => selector.Kind) ?? [];
        asked.Should().BeSubsetOf(Kinds, "Secrets are never asked for: their values would be sent to the function");
    }

    [Fact]
    public async Task Require_NothingObserved_AsksForEachObjectByName()
    {
        var answer = await RenderAsync("minimal");

        answer.Message.Requirements.Resources.Keys.Should().BeEquivalentTo(
            "definition-locks.pkg.crossplane.io",
            "definition-scaledobjects.keda.sh",
            "existing-deployment",
            "existing-networkpolicy",
            "existing-service",
            "existing-serviceaccount");
        var deployment = answer.Message.Requirements.Resources["existing-deployment"];
        deployment.MatchName.Should().Be("my-service");
        deployment.Namespace.Should().Be("my-namespace");
    }

    [Theory]
    [InlineData("observed-everything-ready", "everything is observed")]
    [InlineData("delivery-object", "provider-kubernetes may deliver to another cluster")]
    public async Task Require_NothingToAsk_IsAbsent(string name, string reason)
    {
        var answer = await RenderAsync(name);

        answer.Message.Requirements.Should().BeNull(reason);
    }

    [Fact]
    public async Task Require_CallerThatAnswersNone_IsAbsent()
    {
        var composite = YamlElements.ReadFirst(Path.Combine(AgentExecutorFolders.Cases, "minimal", "xr.yaml"));
        var request = PlatformCall.Request(composite);
        request.Meta.Capabilities.Clear();
        request.Meta.Capabilities.Add(Capability.Capabilities);

        var answer = PlatformAnswer.Parse(await PlatformCall.RunAsync(request));

        answer.Message.Requirements.Should().BeNull();
        answer.Objects.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Require_EmptyAnswers_RendersAsWithoutThem()
    {
        var composite = YamlElements.ReadFirst(Path.Combine(AgentExecutorFolders.Cases, "minimal", "xr.yaml"));
        var unanswered = await PlatformCall.RenderAsync(composite);

        var answered = await new ClusterStandIn([]).RenderAsync(PlatformCall.Request(composite));

        answered.ToYaml().Should().Be(unanswered.ToYaml(), "outside a cluster nothing is found, and nothing is missing either");
    }

    [Fact]
    public async Task Diagnosis_MessageOfATerminatedContainer_IsNotRepeated()
    {
        var answer = await RenderAsync("diagnostics-crash");

        answer.Message.Conditions.Select(condition => condition.Message).Should()
            .ContainMatch("*exit code 137 (OOMKilled)*")
            .And.NotContainMatch("*hunter2*");
    }

    private static Task<PlatformAnswer> RenderAsync(string name) =>
        new GoldenCase(Path.Combine(AgentExecutorFolders.Cases, name)).RenderAsync();
}
