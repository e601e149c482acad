using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgentPlatform.Settings;

namespace AgentPlatform.Tests.Schemas;

/// <summary>What an API server demands of CEL rules, as far as it can be read off; <see cref="RefusalTests"/> evaluates
/// them.</summary>
public class CelRulesTests
{
    /// <summary>See StaticEstimatedCostLimit and StaticEstimatedCRDCostLimit of Kubernetes' apiextensions-apiserver.</summary>
    private const long LimitOfRule = 10_000_000, LimitOfDefinition = 100_000_000;

    private static readonly string[] Reasons =
    [
        "FieldValueRequired", "FieldValueInvalid", "FieldValueForbidden", "FieldValueDuplicate",
    ];

    public static TheoryData<string> Definitions => Definition.Paths;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Rules_OfSchema_HaveAMessageAReasonAndAFieldThatThereIs(string path) =>
        new Definition(path).Fields.Should().AllSatisfy(field =>
        {
            foreach (var rule in field.Rules)
            {
                var message = rule.GetProperty("message").GetString()!;
                (string.IsNullOrWhiteSpace(message) || message.Contains('\n', StringComparison.Ordinal)).Should().BeFalse(
                    "the API server takes one line of text");
                Reasons.Should().Contain(rule.GetProperty("reason").GetString());
                if (rule.TryGetProperty("fieldPath", out var place))
                {
                    field.Schema.GetProperty("properties").TryGetProperty(place.GetString()![1..], out _).Should().BeTrue(
                        $"the rule points to {place.GetString()}");
                }
            }
        });

    /// <summary>
    /// An upper bound of what the API server estimates. Each part of an expression costs a few units, and comparing a text with
    /// a literal no more than the literal is long, so a rule costs less than its length. A macro repeats what is in it for each
    /// item: here only of literal lists, so less than the length once more. And a rule counts for as often as its place can be.
    /// </summary>
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Rules_OfSchema_CostLessThanTheApiServerAllows(string path)
    {
        var costs = new Definition(path).Fields
            .SelectMany(field => field.Rules.Select(rule => Cost(path, field, rule.GetProperty("rule").GetString()!)))
            .ToArray();

        foreach (var cost in costs)
        {
            cost.Should().BeInRange(1, LimitOfRule);
        }
        costs.Sum().Should().BeInRange(0, LimitOfDefinition);
    }

    [Fact]
    public void Defaults_OfSettings_HaveTheRulesOfTheSpec()
    {
        var spec = new Definition("package/configuration/agentexecutors/definition.yaml").Root.GetProperty("properties")
            .GetProperty("spec");
        var defaults = DescribedApi.Find(nameof(SettingsInput)).Schema.GetProperty("properties").GetProperty("defaults");

        RulesOf(defaults).Should().Be(RulesOf(spec));
    }

    [Fact]
    public void Schema_OfClaims_IsThatOfNamespacedComposites()
    {
        var claims = new Definition("package/configuration-claims/xagentexecutors/definition.yaml").Root;
        var namespaced = new Definition("package/configuration/agentexecutors/definition.yaml").Root;

        claims.GetRawText().Should().Be(namespaced.GetRawText());
    }

    private static long Cost(string path, SchemaField field, string rule)
    {
        foreach (Match macro in Regex.Matches(rule, @"(.)\.(all|exists|exists_one|map|filter|matches|contains)\("))
        {
            (macro.Groups[1].Value, macro.Groups[2].Value).Should().Be(("]", "exists"));
        }
        return (long)rule.Length * rule.Length * Places(path, field);
    }

    /// <summary>How often a field can be in an object: every list and map above it must have a bound.</summary>
    private static long Places(string path, SchemaField field) => new Definition(path).Fields
        .Where(other => field.Path.StartsWith($"{other.Path}[]", StringComparison.Ordinal)
            || field.Path.StartsWith($"{other.Path}{{}}", StringComparison.Ordinal))
        .Aggregate(1L, (places, other) => places * (other.Schema.TryGetProperty("maxItems", out var most)
            || other.Schema.TryGetProperty("maxProperties", out most)
            ? most.GetInt64()
            : throw new Xunit.Sdk.XunitException($"{other.Path} has rules below it and no bound")));

    private static string RulesOf(JsonElement schema) =>
        string.Join('\n', SchemaField.Of(schema).Prepend(new SchemaField("", schema))
            .SelectMany(
                field => field.Rules.Select(rule => $"{field.Path}: {JsonNode.Parse(rule.GetRawText())!.ToJsonString()}")));
}
