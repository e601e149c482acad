using System.Text.Json;
using System.Text.RegularExpressions;
using Crossplane.Functions.Protocol;

namespace AgentPlatform.Tests.AgentExecutors;

/// <summary>What holds for every AgentExecutor, tried on all combinations of what its fields may be.</summary>
public partial class AgentExecutorInvariantsTests
{
    private const string Service = "deployment.spec.template.spec.containers[0]";
    private const string Migrations = "deployment.spec.template.spec.initContainers[0]";
    private const string TemplateHash = "deployment.metadata.annotations.platform.bizmatters.io/pod-template-hash";
    private const string VersionLabel = "app.kubernetes.io/version";

    private static readonly string[] Names =
    [
        "a",
        "my-service",
        "my-service-scaler",
        "my-service-netpol",
        "invoice-reconciliation-and-settlement-agent-for",
        "invoice-reconciliation-and-settlement-agent-for-2",
        "invoice-reconciliation-and-settlement-agent-for-the-north-area1",
        "invoice-reconciliation-and-settlement-agent-for-the-north-area2",
    ];

    private static readonly string[] Images =
    [
        "\"nginx\"",
        "\"localhost:5000/service:2fd4e1c67a2d28fced849ee1bb76e7391b93eb12\"",
        "\"ghcr.io/org/service:_.-\"",
        "\"ghcr.io/org/service:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa..bbbbbbbbbbbbbbb\"",
        "\"ghcr.io/org/service@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
    ];

    private static readonly string[] Sizes = ["null", "\"large\""];

    private static readonly string[] Urls =
    [
        "null",
        "\"nats\"",
        "\"nats://user:secret@nats.messaging.svc.cluster.local:4333\"",
        "\"tls://nats.example.com,wss://[2001:db8::7]\"",
    ];

    private static readonly string[] PullSecrets = ["[]", "[\"one\",\"two.three\"]"];

    private static readonly string[] Claims = ["null", "{\"name\":\"claim\",\"namespace\":\"team-a\"}"];

    private static IEnumerable<JsonElement> Composites =>
        from name in Names.Where((_, index) => index % 3 == 0)
        from image in Images
        from size in Sizes
        from url in Urls
        from pullSecrets in PullSecrets
        from claim in Claims
        select AgentExecutorSample.Minimal(
            ("metadata.name", $"\"{name}\""),
            ("spec.image", image),
            ("spec.size", size),
            ("spec.natsUrl", url),
            ("spec.imagePullSecrets", pullSecrets),
            ("spec.claimRef", claim));

    [Fact]
    public Task Environment_OfMigrations_IsThatOfTheService() => ForEachAsync(answer =>
    {
        var pod = Pod(answer).GetProperty("spec");
        var migrations = pod.GetProperty("initContainers").EnumerateArray().Should().ContainSingle().Which;
        var service = pod.GetProperty("containers").EnumerateArray().Should().ContainSingle().Which;

        service.GetProperty("env").GetArrayLength().Should().Be(13);
        migrations.GetProperty("env").GetRawText().Should().Be(service.GetProperty("env").GetRawText());
        migrations.GetProperty("image").GetRawText().Should().Be(service.GetProperty("image").GetRawText());
    });

    [Fact]
    public Task Labels_OfObjectsAndPods_AreTheSame() => ForEachAsync(answer =>
    {
        var labels = Pod(answer).GetProperty("metadata").GetProperty("labels");

        labels.EnumerateObject().Should().HaveCount(5);
        labels.EnumerateObject().Should().AllSatisfy(label => label.Value.GetString().Should().MatchRegex(LabelValue()));
        answer.Objects.Should().HaveCount(5);
        answer.Objects.Should().AllSatisfy(entry =>
            entry.Value.GetProperty("metadata").GetProperty("labels").GetRawText().Should().Be(labels.GetRawText()));
    });

    [Fact]
    public Task Selectors_OfAllObjects_AreOneAndWithoutVersion() => ForEachAsync(answer =>
    {
        var selectors = Selectors(answer);

        selectors.Should().HaveCount(3);
        selectors.Should().AllSatisfy(selector => selector.GetRawText().Should().Be(selectors[0].GetRawText()));
        selectors[0].TryGetProperty(VersionLabel, out _).Should().BeFalse("a selector cannot change with the version");
        Selects(selectors[0], answer).Should().BeTrue("a Deployment has to select its own pods");
    });

    [Fact]
    public Task Metadata_OfTrigger_HasOnlyTexts() => ForEachAsync(answer =>
    {
        var trigger = answer.Object("scaledobject").GetProperty("spec").GetProperty("triggers").EnumerateArray()
            .Should().ContainSingle().Which;
        var metadata = trigger.GetProperty("metadata").EnumerateObject();

        metadata.Should().HaveCount(5);
        metadata.Should().AllSatisfy(member => member.Value.ValueKind.Should().Be(JsonValueKind.String));
        trigger.GetProperty("metadata").GetProperty("natsServerMonitoringEndpoint").GetString().Should().MatchRegex(Endpoint());
    });

    [Fact]
    public Task Objects_OfOneComposite_ReferToEachOther() => ForEachAsync(answer =>
    {
        var deployment = answer.Object("deployment").GetProperty("metadata").GetProperty("name").GetString();

        answer.Object("scaledobject").GetProperty("spec").GetProperty("scaleTargetRef").GetProperty("name").GetString()
            .Should().Be(deployment);
        Pod(answer).GetProperty("spec").GetProperty("serviceAccountName").GetString().Should().Be(
            answer.Object("serviceaccount").GetProperty("metadata").GetProperty("name").GetString());
        answer.Object("scaledobject").GetProperty("metadata").GetProperty("name").GetString()!.Length.Should().BeInRange(1, 54);
        answer.Objects.Should().AllSatisfy(
            entry => entry.Value.GetProperty("metadata").GetProperty("name").GetString().Should().MatchRegex(LabelValue()));
        answer.Objects.Select(entry => entry.Value.GetProperty("metadata").GetProperty("namespace").GetString()).Distinct()
            .Should().ContainSingle();
    });

    [Fact]
    public async Task RunAsync_SameRequestTwice_AnswersTheSameBytes()
    {
        foreach (var composite in Composites)
        {
            (await PlatformCall.RunAsync(PlatformCall.Request(composite))).Should().Equal(
                await PlatformCall.RunAsync(PlatformCall.Request(composite)));
        }
    }

    [Fact]
    public async Task Objects_OfTwoNamesInOneNamespace_HaveNothingInCommon()
    {
        var answers = await Task.WhenAll(
            Names.Select(name => PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("metadata.name", $"\"{name}\"")))));

        var identities = answers.SelectMany(answer => answer.Objects.Select(entry => Identity(entry.Value))).ToArray();
        identities.Distinct().Should().Equal(identities);
        answers.Should().AllSatisfy(one => answers.Should().AllSatisfy(other =>
            Selectors(one).Should().AllSatisfy(selector => Selects(selector, other).Should().Be(one == other))));
    }

    [Fact]
    public async Task Deployment_OfAnAutoscaler_IsDesiredWithoutReplicas()
    {
        var observed = new Dictionary<string, JsonElement>
        {
            ["deployment"] = JsonElement.Parse("""{"spec":{"replicas":7},"status":{"replicas":7,"updatedReplicas":7}}"""),
            ["scaledobject"] = JsonElement.Parse("""{"status":{"hpaName":"keda-hpa-my-service-scaler"}}"""),
        };

        foreach (var composite in Composites)
        {
            var answer = await PlatformCall.RenderAsync(composite, observed);

            Leaves(answer).Should().Contain(leaf => leaf.Key == "deployment.kind");
            Leaves(answer).Should().NotContain(leaf => leaf.Key.EndsWith(".replicas", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("spec.size", Service + ".resources", Migrations + ".resources")]
    [InlineData("spec.imagePullSecrets", "deployment.spec.template.spec.imagePullSecrets")]
    [InlineData("spec.natsUrl", Service + ".env[0].value", Migrations + ".env[0].value",
        "scaledobject.spec.triggers[0].metadata.natsServerMonitoringEndpoint",
        "networkpolicy.spec.egress[1].to[0].namespaceSelector.matchLabels.kubernetes.io/metadata.name",
        "networkpolicy.spec.egress[1].ports[0].port")]
    [InlineData("spec.postgresConnectionSecret", Service + ".env[3]", Service + ".env[4]", Service + ".env[5]",
        Service + ".env[6]", Service + ".env[7]", Migrations + ".env[3]", Migrations + ".env[4]",
        Migrations + ".env[5]", Migrations + ".env[6]", Migrations + ".env[7]")]
    [InlineData("spec.dragonflyConnectionSecret", Service + ".env[8]", Service + ".env[9]", Service + ".env[10]",
        Migrations + ".env[8]", Migrations + ".env[9]", Migrations + ".env[10]")]
    [InlineData("spec.llmKeysSecret", Service + ".env[11]", Service + ".env[12]", Migrations + ".env[11]",
        Migrations + ".env[12]")]
    public async Task OptionalField_TakenAway_ChangesWhatItConcernsAndNothingElse(string field, params string[] concerned)
    {
        var before = await PlatformCall.RenderAsync(AgentExecutorSample.Complete());
        var after = await PlatformCall.RenderAsync(AgentExecutorSample.Complete((field, null)));

        var differences = JsonLeaves.Differences(before, after).ToList();
        differences.Remove(TemplateHash).Should().BeTrue("each of these fields starts new pods");
        differences.Should().AllSatisfy(path => concerned.Should().Contain(place => IsWithin(path, place)));
        concerned.Should().AllSatisfy(place => differences.Should().Contain(path => IsWithin(path, place)));
    }

    private static async Task ForEachAsync(Action<PlatformAnswer> check)
    {
        foreach (var composite in Composites)
        {
            var answer = await PlatformCall.RenderAsync(composite);
            answer.Message.Results.Should().NotContain(result => result.Severity == Severity.Fatal);
            check(answer);
        }
    }

    private static JsonElement Pod(PlatformAnswer answer) =>
        answer.Object("deployment").GetProperty("spec").GetProperty("template");

    private static JsonElement[] Selectors(PlatformAnswer answer) =>
    [
        answer.Object("deployment").GetProperty("spec").GetProperty("selector").GetProperty("matchLabels"),
        answer.Object("service").GetProperty("spec").GetProperty("selector"),
        answer.Object("networkpolicy").GetProperty("spec").GetProperty("podSelector").GetProperty("matchLabels"),
    ];

    private static bool Selects(JsonElement selector, PlatformAnswer answer) => selector.EnumerateObject().All(label =>
        Pod(answer).GetProperty("metadata").GetProperty("labels").TryGetProperty(label.Name, out var value)
        && value.GetString() == label.Value.GetString());

    private static string Identity(JsonElement item) =>
        $"{item.GetProperty("kind").GetString()} {item.GetProperty("metadata").GetProperty("name").GetString()}";

    private static IEnumerable<KeyValuePair<string, string>> Leaves(PlatformAnswer answer) =>
        answer.Objects.SelectMany(entry => JsonLeaves.Of(entry.Value, entry.Key));

    private static bool IsWithin(string path, string place) =>
        path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '.' or '[');

    [GeneratedRegex("""\A[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?\z""")]
    private static partial Regex LabelValue();

    [GeneratedRegex("""\A[^/@\s]+:8222\z""")]
    private static partial Regex Endpoint();
}
