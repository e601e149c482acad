using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentPlatform.Tests.Schemas;
using Kubernetes.Yaml;

namespace AgentPlatform.Tests.Building.Guards;

/// <summary>What tenants of the strict platform of the examples try.</summary>
public partial class AbusesTests
{
    private static readonly IReadOnlyList<Abuse> All = Abuse.ReadAll();

    private static readonly JsonElement Strict = JsonElement.Parse(SchemaFiles
        .LoadObject("examples/agentexecutor-strict/composition.yaml")["spec"]!["pipeline"]![0]!["input"]!.ToJsonString());

    public static TheoryData<string> Refused => [.. All.Where(abuse => abuse.Refused is not null).Select(abuse => abuse.Name)];

    public static TheoryData<string> Rendered => [.. All.Where(abuse => abuse.Refused is null).Select(abuse => abuse.Name)];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task RunAsync_WithStrictSettings_IsRefusedWithItsField(string name)
    {
        var abuse = Find(name);
        var answer = await PlatformCall.RenderAsync(abuse.Composite, input: Strict);

        Paths(answer.FatalMessage()).Should().Equal(abuse.Refused!.Split(','));
        answer.Message.Desired.Should().BeNull();
        if (!abuse.IsAlwaysRefused && abuse.Refused != "spec.size")
        {
            answer.FatalMessage().Should().MatchRegex(@"\(allowed\.[A-Za-z.]+ of Settings( is (empty|false))?\)");
        }
    }

    /// <summary>Without Settings, all that was possible still is, but for what could never be meant well.</summary>
    [Theory]
    [MemberData(nameof(Refused))]
    public async Task RunAsync_WithoutSettings_IsRenderedUnlessItIsAlwaysRefused(string name)
    {
        var abuse = Find(name);
        var composite = JsonNode.Parse(abuse.Composite.GetRawText())!;
        // Without a platform's gateway and domain, a composite names its own.
        if (composite["spec"]!["exposure"] is JsonObject exposure)
        {
            exposure.TryAdd("hostname", "a.example.org");
            exposure.TryAdd("gatewayRef", JsonNode.Parse("""{"name":"public"}"""));
        }

        var answer = await PlatformCall.RenderAsync(JsonElement.Parse(composite.ToJsonString()));

        (answer.Message.Desired is null).Should().Be(abuse.IsAlwaysRefused);
    }

    [Theory]
    [MemberData(nameof(Rendered))]
    public async Task RunAsync_WithStrictSettings_IsRenderedWithoutWhatTheTenantWants(string name)
    {
        var abuse = Find(name);
        var answer = await PlatformCall.RenderAsync(abuse.Composite, input: Strict);

        answer.Objects.Should().NotBeEmpty();
        answer.Objects.Select(entry => entry.Value.GetProperty("metadata").GetProperty("namespace").GetString())
            .Distinct().Should().Equal("team-a");
        var rendered = string.Join('\n', answer.Objects.Select(entry => Yaml(entry.Value)));
        rendered.Should().NotContain(abuse.Absent).And.Contain("data-class: restricted");
    }

    [Fact]
    public async Task RunAsync_SeveralAtOnce_AreAllTold()
    {
        var composite = JsonElement.Parse("""
            {
              "apiVersion": "platform.bizmatters.io/v1alpha1",
              "kind": "AgentExecutor",
              "metadata": { "name": "my-service", "namespace": "team-a" },
              "spec": {
                "image": "nginx",
                "natsStreamName": "S",
                "natsConsumerGroup": "c",
                "podSecurity": "Baseline",
                "priorityClassName": "critical",
                "tolerations": [{ "operator": "Exists" }],
                "replicas": 30,
                "scaling": { "enabled": false },
                "podLabels": { "zone": "a" }
              }
            }
            """);

        var answer = await PlatformCall.RenderAsync(composite, input: Strict);

        answer.FatalMessage().Should().Be(
            "cannot render AgentExecutor team-a/my-service: "
                + "spec.image must be an image in ghcr.io/myorg (allowed.images.registries of Settings), but is \"nginx\"; "
                + "spec.podLabels.zone must not be set, because only team may be (allowed.podLabels of Settings), but is \"a\"; "
                + "spec.podSecurity must be Restricted (allowed.podSecurity of Settings), but is \"Baseline\"; "
                + "spec.priorityClassName must not be set (allowed.priorityClasses of Settings is empty), but is \"critical\"; "
                + "spec.replicas must be at most 20 (allowed.maxReplicas of Settings), but is 30; "
                + "spec.tolerations[0].key must not be set (allowed.tolerationKeys of Settings is empty), but is empty, which "
                + "tolerates every taint");
    }

    private static Abuse Find(string name) => All.Single(abuse => abuse.Name == name);

    private static IEnumerable<string> Paths(string message) =>
        Problem().Matches(message).Select(problem => problem.Groups[1].Value);

    /// <summary>One line for each value, as a reader sees it.</summary>
    private static string Yaml(JsonElement item) => YamlWriter.WriteAll([JsonObject.Create(item)]);

    [GeneratedRegex(@"(?:: |; )((?:spec|metadata)[A-Za-z0-9.\[\]/_-]*) ")]
    private static partial Regex Problem();
}
