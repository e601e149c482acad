using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crossplane.Functions.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>What holds for every valid composite, tried on random ones.</summary>
public partial class RandomCompositesTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20240101, 7);

    /// <summary>The objects that a field has to do with.</summary>
    private static readonly Dictionary<string, string[]> Concerned = new()
    {
        ["metadata.generation"] = [],
        ["spec.natsUrl"] = ["deployment", "networkpolicy", "scaledobject"],
        ["spec.natsMonitoringEndpoint"] = ["scaledobject"],
        ["spec.natsAccount"] = ["scaledobject"],
        ["spec.postgresConnectionSecret"] = ["deployment", "networkpolicy"],
        ["spec.dragonflyConnectionSecret"] = ["deployment", "networkpolicy"],
        ["spec.httpPort"] = ["deployment", "httproute", "networkpolicy", "service"],
        ["spec.sessionAffinity"] = ["service"],
        ["spec.scaling"] = ["scaledobject"],
        ["spec.serviceAccount"] = ["serviceaccount"],
        ["spec.podDisruptionBudget"] = ["poddisruptionbudget"],
        ["spec.networkPolicy"] = ["networkpolicy"],
        ["spec.exposure"] = ["httproute", "networkpolicy"],
        ["spec.backend"] = ["backend-config", "deployment", "networkpolicy"],
    };

    [Fact]
    public void RunAsync_ValidComposite_IsRendered() => Check(changes =>
    {
        var answer = Render(changes);

        answer.Message.Results.Should().NotContain(result => result.Severity == Severity.Fatal);
        answer.Message.Conditions.Select(condition => condition.Type).Should().Equal(
            (string[])["WorkloadReady", "ScalerReady", "MigrationsReady",
                .. answer.Message.Desired.Resources.ContainsKey("httproute") ? (string[])["RouteReady"] : []]);
        answer.Objects.Should().AllSatisfy(entry => Name(entry.Value).Should().MatchRegex(DnsLabel()));
        answer.Objects.Should().AllSatisfy(
            entry => entry.Value.GetProperty("metadata").GetProperty("labels").EnumerateObject().Should().AllSatisfy(
                label => label.Value.GetString().Should().MatchRegex(LabelValue())));
    });

    [Fact]
    public void Environment_OfMigrations_IsThatOfTheService() => Check(changes =>
    {
        var pod = Render(changes).Object("deployment").GetProperty("spec").GetProperty("template").GetProperty("spec");
        var service = pod.GetProperty("containers")[0];
        var names = service.GetProperty("env")
            .EnumerateArray()
            .Select(variable => variable.GetProperty("name").GetString())
            .ToArray();

        names.Should().Equal(names.Distinct());
        if (pod.TryGetProperty("initContainers", out var migrations))
        {
            Text(migrations[0], "env").Should().Be(Text(service, "env"));
            Text(migrations[0], "envFrom").Should().Be(Text(service, "envFrom"));
        }
    });

    [Fact]
    public void Objects_OfTwoNames_HaveNothingInCommon()
    {
        var cases =
            from changes in RandomComposites.Changes()
            from one in RandomComposites.Names()
            from other in Gen.OneOf(
                RandomComposites.Names(), Gen.Elements($"{one}a", $"{one}-scaler", one.Length > 1 ? one[..^1] : "b"))
            where one != other && DnsLabel().IsMatch(other)
            select (changes, one, other);

        Prop.ForAll(Arb.From(cases), drawn =>
        {
            var (one, other) = (Render([.. drawn.changes, Named(drawn.one)]), Render([.. drawn.changes, Named(drawn.other)]));

            Identities(one).Intersect(Identities(other)).Should().BeEmpty();
            Selector(other).Should().NotBe(Selector(one));
        }).Check(Fixed);
    }

    [Fact]
    public void OptionalField_TakenAway_ChangesNoUnrelatedObject()
    {
        var cases =
            from changes in RandomComposites.Changes()
            from field in Gen.Elements<string>(RandomComposites.OptionalFields)
            select (changes, field);

        Prop.ForAll(Arb.From(cases), drawn =>
        {
            var differences = JsonLeaves.Differences(
                Render(drawn.changes), Render([.. drawn.changes.Where(change => change.Path != drawn.field)]));

            differences.Select(path => path.Split('.')[0]).Except(ConcernedBy(drawn.field)).Should().BeEmpty();
        }).Check(Fixed);
    }

    [Fact]
    public void RunAsync_FieldsInAnotherOrder_AnswersTheSameBytes() => Check(changes =>
    {
        var composite = RandomComposites.AgentExecutor(changes);

        Run(JsonElement.Parse(Reverse(JsonNode.Parse(composite.GetRawText()))!.ToJsonString())).Should().Equal(Run(composite));
    });

    private static string[] ConcernedBy(string field)
    {
        if (Concerned.TryGetValue(field, out var objects))
        {
            return objects;
        }

        return field.StartsWith("metadata.", StringComparison.Ordinal)
            ?
            [
                "backend-config", "deployment", "httproute", "networkpolicy", "poddisruptionbudget", "scaledobject", "service",
                "serviceaccount",
            ]
            : ["deployment"];
    }

    private static void Check(Action<(string Path, string Json)[]> property) =>
        Prop.ForAll(Arb.From(RandomComposites.Changes()), property).Check(Fixed);

    private static PlatformAnswer Render(IEnumerable<(string Path, string Json)> changes) =>
        PlatformAnswer.Parse(Run(RandomComposites.AgentExecutor(changes)));

    /// <summary>The function never waits for anything, so the task is complete.</summary>
    private static byte[] Run(JsonElement composite) =>
        PlatformCall.RunAsync(PlatformCall.Request(composite)).GetAwaiter().GetResult();

    private static (string Path, string Json) Named(string name) => ("metadata.name", $"\"{name}\"");

    private static IEnumerable<string> Identities(PlatformAnswer answer) =>
        answer.Objects.Select(entry => $"{entry.Value.GetProperty("kind").GetString()} {Name(entry.Value)}");

    private static string? Name(JsonElement item) => item.GetProperty("metadata").GetProperty("name").GetString();

    private static string Selector(PlatformAnswer answer) => Text(answer.Object("deployment").GetProperty("spec"), "selector");

    private static string Text(JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) ? value.GetRawText() : "";

    private static JsonNode? Reverse(JsonNode? node) => node switch
    {
        JsonObject members =>
            new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reverse(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reverse)]),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"\A([a-zA-Z0-9]([-a-zA-Z0-9._]{0,61}[a-zA-Z0-9])?)?\z")]
    private static partial Regex LabelValue();
}
