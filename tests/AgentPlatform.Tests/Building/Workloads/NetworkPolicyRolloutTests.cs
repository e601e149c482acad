using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.Settings;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>The NetworkPolicy while connections change: old pods keep theirs until they are gone.</summary>
public class NetworkPolicyRolloutTests
{
    private const string Complete = "NewReplicaSetAvailable";
    private const string Updated = "ReplicaSetUpdated";

    private static readonly JsonElement Before = AgentExecutorSample.Minimal(
        ("spec.natsUrl", "\"nats://nats.messaging.svc:4333\""),
        ("spec.httpPort", "8000"),
        ("spec.backend", """{"serviceName":"search","namespace":"search-a","port":9200}"""));

    private static readonly JsonElement After = AgentExecutorSample.Minimal(
        ("spec.postgresConnectionSecret", "\"\""),
        ("spec.backend", """{"serviceName":"search","namespace":"search-b","port":9200}"""));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rules_OfOldPods_StayFromTheFirstRenderUntilTheRolloutIsComplete(bool isDelivered)
    {
        JsonElement? input = isDelivered ? SettingsSample.With("delivery", """{"mode":"Object"}""") : null;
        var old = await RenderAsync(Before, null, input);
        var wanted = await RenderAsync(After, null, input);

        // The pods of before run, and the composite has just changed.
        var first = await RenderAsync(After, Observe(old, Complete), input);
        // The new Deployment is applied, and its pods start.
        var second = await RenderAsync(After, Observe(first, Updated), input);
        // All pods are new ones.
        var third = await RenderAsync(After, Observe(second, Complete), input);

        Rules(first, "egress").Should().Equal(
            Rules(wanted, "egress").Concat(Rules(old, "egress").Except(Rules(wanted, "egress"))));
        Rules(first, "ingress").Should().Equal(Rules(wanted, "ingress").Concat(Rules(old, "ingress")));
        Rules(second, "egress").Should().Equal(Rules(first, "egress"));
        Rules(second, "ingress").Should().Equal(Rules(first, "ingress"));
        Policy(third).GetRawText().Should().Be(Policy(wanted).GetRawText());
    }

    [Fact]
    public async Task Rules_OfARolloutThatIsChangedTwice_AreThoseOfAllThree()
    {
        var last = AgentExecutorSample.Minimal(("spec.natsUrl", "\"nats://nats.third.svc\""));
        var first = await RenderAsync(After, Observe(await RenderAsync(Before), Complete));

        var answer = await RenderAsync(last, Observe(first, Updated));

        var rules = Rules(answer, "egress");
        rules.Should().OnlyHaveUniqueItems();
        rules.Should().Contain(Rules(await RenderAsync(Before), "egress"));
        rules.Should().Contain(Rules(await RenderAsync(After), "egress"));
        rules.Take(4).Should().Equal(Rules(await RenderAsync(last), "egress"));
    }

    [Fact]
    public async Task Rules_OfAPolicyThatWasEditedWithoutARollout_AreReplaced()
    {
        var with = AgentExecutorSample.Minimal(("spec.networkPolicy", """{"egress":[{"namespace":"search"}]}"""));
        var without = AgentExecutorSample.Minimal(("spec.networkPolicy", """{"ingress":[]}"""));

        var answer = await RenderAsync(without, Observe(await RenderAsync(with), Complete));

        Policy(answer).GetRawText().Should().Be(Policy(await RenderAsync(without)).GetRawText());
    }

    [Fact]
    public async Task Ingress_FromAListToEverybodyAndBack_KeepsBothDuringTheRollout()
    {
        var list = AgentExecutorSample.Minimal(("spec.networkPolicy", """{"ingress":[{"namespace":"web"}]}"""));
        var open = AgentExecutorSample.Minimal(("spec.image", "\"ghcr.io/myorg/my-service:v2\""));

        var opened = await RenderAsync(open, Observe(await RenderAsync(list), Updated));
        var closed = await RenderAsync(list, Observe(opened, Updated));

        Rules(opened, "ingress").Should().Equal(
            Rules(await RenderAsync(open), "ingress").Concat(Rules(await RenderAsync(list), "ingress")));
        Rules(closed, "ingress").Should().Equal(
            Rules(await RenderAsync(list), "ingress").Concat(Rules(await RenderAsync(open), "ingress")));
    }

    [Fact]
    public async Task Policy_SwitchedOnDuringARollout_IsTheWantedOne()
    {
        var off = await RenderAsync(AgentExecutorSample.Minimal(("spec.networkPolicy", """{"enabled":false}""")));

        var answer = await RenderAsync(After, Observe(off, Updated));

        Policy(answer).GetRawText().Should().Be(Policy(await RenderAsync(After)).GetRawText());
    }

    [Fact]
    public async Task Policy_SwitchedOffDuringARollout_IsNotRendered()
    {
        var off = AgentExecutorSample.Minimal(("spec.networkPolicy", """{"enabled":false}"""));

        var answer = await RenderAsync(off, Observe(await RenderAsync(Before), Updated));

        answer.Message.Desired.Resources.Should().NotContainKey("networkpolicy");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"spec":"none"}""")]
    [InlineData("""{"spec":{}}""")]
    [InlineData("""{"spec":{"egress":{"to":[]}}}""")]
    [InlineData("""{"spec":{"egress":[{"to":"everybody"}]}}""")]
    [InlineData("""{"spec":{"egress":[null],"ingress":null}}""")]
    public async Task Policy_ObservedMalformed_IsIgnored(string policy)
    {
        var observed = Observe(await RenderAsync(Before), Updated);
        observed["networkpolicy"] = JsonElement.Parse(policy);

        var answer = await RenderAsync(After, observed);

        Policy(answer).GetRawText().Should().Be(Policy(await RenderAsync(After)).GetRawText());
    }

    [Fact]
    public async Task Selectors_OfObservedRules_AreInOrder()
    {
        var observed = Observe(await RenderAsync(Before), Updated);
        observed["networkpolicy"] = JsonElement.Parse(
            """
            {"spec":{"ingress":[{"from":[null,{"podSelector":{"matchLabels":{"z":"1","a":"2"}}}]},{}],
             "egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}}],
              "ports":[{"port":"metrics"},{"port":1,"endPort":9}]}]}}
            """);

        var answer = await RenderAsync(After, observed);

        Rules(answer, "ingress").Skip(1).Should().Equal(
            """{"from":[{"podSelector":{"matchLabels":{"a":"2","z":"1"}}}]}""", "{}");
        Rules(answer, "egress").Last().Should().Be(
            """{"ports":[{"port":"metrics"},{"endPort":9,"port":1}],"to":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}}]}""");
    }

    [Fact]
    public async Task Rules_OfRolloutsThatNeverEnd_AreBoundedAndTheOldestStay()
    {
        var answer = await RenderAsync(Before);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            answer = await RenderAsync(
                AgentExecutorSample.Minimal(("spec.natsUrl", $"\"nats://nats.attempt-{attempt}.svc\"")), Observe(answer, Updated));
        }

        var rules = Rules(answer, "egress");
        rules.Should().HaveCount(68);
        rules.Should().Contain(rule => rule.Contains("attempt-199", StringComparison.Ordinal));
        rules.Should().Contain(Rules(await RenderAsync(Before), "egress"));
    }

    private static Task<PlatformAnswer> RenderAsync(
        JsonElement composite, IReadOnlyDictionary<string, JsonElement>? observed = null, JsonElement? input = null) =>
        PlatformCall.RenderAsync(composite, observed, input);

    /// <summary>The rendered objects as they are observed, with the Deployment's status.</summary>
    private static Dictionary<string, JsonElement> Observe(PlatformAnswer rendered, string reason) =>
        rendered.Objects.ToDictionary(entry => entry.Key, entry => Observe(entry.Key, entry.Value, reason));

    private static JsonElement Observe(string name, JsonElement item, string reason)
    {
        var isDelivered = item.GetProperty("kind").GetString() == "Object";
        var manifest = JsonNode.Parse(Manifest(item).GetRawText())!;
        if (name == "deployment")
        {
            manifest["metadata"]!["generation"] = 2;
            manifest["status"] = JsonNode.Parse(
                $$"""
                {"observedGeneration":2,"replicas":2,"updatedReplicas":{{(reason == Complete ? 2 : 1)}},"readyReplicas":2,
                "availableReplicas":2,"conditions":[{"type":"Progressing","status":"True","reason":"{{reason}}"}]}
                """);
        }

        var observed = JsonElement.Parse(manifest.ToJsonString());
        return isDelivered ? ObservedStates.Delivered(observed, "True", "True") : observed;
    }

    private static JsonElement Manifest(JsonElement item) => item.GetProperty("kind").GetString() == "Object"
        ? item.GetProperty("spec").GetProperty("forProvider").GetProperty("manifest")
        : item;

    private static JsonElement Policy(PlatformAnswer answer) => Manifest(answer.Object("networkpolicy")).GetProperty("spec");

    private static string[] Rules(PlatformAnswer answer, string direction) =>
        [.. Policy(answer).GetProperty(direction).EnumerateArray().Select(rule => Sorted(rule))];

    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"\"{member.Name}\":{Sorted(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Sorted))}]",
        _ => value.GetRawText(),
    };
}
