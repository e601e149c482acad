using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.AgentExecutors;

/// <summary>What holds for every AgentExecutor, tried on all combinations of what its fields may be.</summary>
public partial class AgentExecutorInvariantsTests
{
    private const string Service = "deployment.spec.template.spec.containers[0]";
    private const string Migrations = "deployment.spec.template.spec.initContainers[0]";
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
        var migrations = Assert.Single(pod.GetProperty("initContainers").EnumerateArray());
        var service = Assert.Single(pod.GetProperty("containers").EnumerateArray());

        Assert.Equal(13, service.GetProperty("env").GetArrayLength());
        Assert.Equal(service.GetProperty("env").GetRawText(), migrations.GetProperty("env").GetRawText());
        Assert.Equal(service.GetProperty("image").GetRawText(), migrations.GetProperty("image").GetRawText());
    });

    [Fact]
    public Task Labels_OfObjectsAndPods_AreTheSame() => ForEachAsync(answer =>
    {
        var labels = Pod(answer).GetProperty("metadata").GetProperty("labels");

        Assert.Equal(5, labels.EnumerateObject().Count());
        Assert.All(labels.EnumerateObject(), label => Assert.Matches(LabelValue(), label.Value.GetString()));
        Assert.Equal(5, answer.Objects.Count());
        Assert.All(answer.Objects, entry =>
            Assert.Equal(labels.GetRawText(), entry.Value.GetProperty("metadata").GetProperty("labels").GetRawText()));
    });

    [Fact]
    public Task Selectors_OfAllObjects_AreOneAndWithoutVersion() => ForEachAsync(answer =>
    {
        var selectors = Selectors(answer);

        Assert.Equal(3, selectors.Length);
        Assert.All(selectors, selector => Assert.Equal(selectors[0].GetRawText(), selector.GetRawText()));
        Assert.False(selectors[0].TryGetProperty(VersionLabel, out _));
        Assert.True(Selects(selectors[0], answer));
    });

    [Fact]
    public Task Metadata_OfTrigger_HasOnlyTexts() => ForEachAsync(answer =>
    {
        var trigger = Assert.Single(answer.Object("scaledobject").GetProperty("spec").GetProperty("triggers").EnumerateArray());
        var metadata = trigger.GetProperty("metadata").EnumerateObject();

        Assert.Equal(5, metadata.Count());
        Assert.All(metadata, member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Matches(Endpoint(), trigger.GetProperty("metadata").GetProperty("natsServerMonitoringEndpoint").GetString());
    });

    [Fact]
    public Task Objects_OfOneComposite_ReferToEachOther() => ForEachAsync(answer =>
    {
        var deployment = answer.Object("deployment").GetProperty("metadata").GetProperty("name").GetString();

        Assert.Equal(deployment, answer.Object("scaledobject").GetProperty("spec").GetProperty("scaleTargetRef").GetProperty("name").GetString());
        Assert.Equal(
            answer.Object("serviceaccount").GetProperty("metadata").GetProperty("name").GetString(),
            Pod(answer).GetProperty("spec").GetProperty("serviceAccountName").GetString());
        Assert.InRange(answer.Object("scaledobject").GetProperty("metadata").GetProperty("name").GetString()!.Length, 1, 54);
        Assert.All(answer.Objects, entry => Assert.Matches(LabelValue(), entry.Value.GetProperty("metadata").GetProperty("name").GetString()));
        Assert.Single(answer.Objects.Select(entry => entry.Value.GetProperty("metadata").GetProperty("namespace").GetString()).Distinct());
    });

    [Fact]
    public Task RunAsync_SameRequestTwice_AnswersTheSameBytes() => Assert.AllAsync(Composites, async composite =>
        Assert.Equal(
            await PlatformCall.RunAsync(PlatformCall.Request(composite)),
            await PlatformCall.RunAsync(PlatformCall.Request(composite))));

    [Fact]
    public async Task Objects_OfTwoNamesInOneNamespace_HaveNothingInCommon()
    {
        var answers = await Task.WhenAll(Names.Select(name => PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("metadata.name", $"\"{name}\"")))));

        var identities = answers.SelectMany(answer => answer.Objects.Select(entry => Identity(entry.Value))).ToArray();
        Assert.Equal(identities, identities.Distinct());
        Assert.All(answers, one => Assert.All(answers, other =>
            Assert.All(Selectors(one), selector => Assert.Equal(one == other, Selects(selector, other)))));
    }

    [Fact]
    public async Task Deployment_ObservedWithReplicas_IsDesiredWithout()
    {
        var observed = new Dictionary<string, JsonElement>
        {
            ["deployment"] = JsonElement.Parse("""{"spec":{"replicas":7},"status":{"replicas":7,"updatedReplicas":7}}"""),
        };

        await Assert.AllAsync(Composites, async composite =>
        {
            var answer = await PlatformCall.RenderAsync(composite, observed);

            Assert.Contains(Leaves(answer), leaf => leaf.Key == "deployment.kind");
            Assert.DoesNotContain(Leaves(answer), leaf => leaf.Key.EndsWith(".replicas", StringComparison.Ordinal));
        });
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
    [InlineData("spec.llmKeysSecret", Service + ".env[11]", Service + ".env[12]", Migrations + ".env[11]", Migrations + ".env[12]")]
    public async Task OptionalField_TakenAway_ChangesWhatItConcernsAndNothingElse(string field, params string[] concerned)
    {
        var before = await PlatformCall.RenderAsync(AgentExecutorSample.Complete());
        var after = await PlatformCall.RenderAsync(AgentExecutorSample.Complete((field, null)));

        var differences = JsonLeaves.Differences(before, after);
        Assert.All(differences, path => Assert.Contains(concerned, place => IsWithin(path, place)));
        Assert.All(concerned, place => Assert.Contains(differences, path => IsWithin(path, place)));
    }

    private static Task ForEachAsync(Action<PlatformAnswer> check) =>
        Assert.AllAsync(Composites, async composite =>
        {
            var answer = await PlatformCall.RenderAsync(composite);
            Assert.Empty(answer.Message.Results);
            check(answer);
        });

    private static JsonElement Pod(PlatformAnswer answer) => answer.Object("deployment").GetProperty("spec").GetProperty("template");

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
