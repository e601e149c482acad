using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.Schemas;

/// <summary>What an API server demands of CEL rules, as far as it can be read off; <see cref="RefusalTests"/> evaluates
/// them.</summary>
public class CelRulesTests
{
    /// <summary>See StaticEstimatedCostLimit and StaticEstimatedCRDCostLimit of Kubernetes' apiextensions-apiserver.</summary>
    private const long LimitOfRule = 10_000_000, LimitOfDefinition = 100_000_000;

    /// <summary>The API server counts bytes, of which a character has up to four (<c>SchemaDeclType</c> in its <c>pkg/cel</c>).</summary>
    private const int BytesOfCharacter = 4;

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
                    HasField(field.Schema, place.GetString()!).Should().BeTrue($"the rule points to {place.GetString()}");
                }
            }
        });

    /// <summary>
    /// An upper bound of what the API server estimates. Each part of an expression costs a few units, and comparing a text with
    /// a literal no more than the literal is long, so a rule costs less than its length. A function of a text costs a tenth of
    /// the bytes that the text may have, and one with a pattern that for every fourth character of the pattern. A macro repeats
    /// what is in it for each item. And a rule counts for as often as its place can be.
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
            cost.Value.Should().BeInRange(1, LimitOfRule, cost.Rule);
        }
        costs.Sum(cost => cost.Value).Should().BeInRange(0, LimitOfDefinition);
    }

    [Fact]
    public void Defaults_OfSettings_HaveTheRulesOfTheSpec()
    {
        var spec = new Definition("package/configuration/agentexecutors/definition.yaml").Root.GetProperty("properties")
            .GetProperty("spec");
        var defaults = DescribedApi.Find(DescribedApi.Settings).Schema.GetProperty("properties").GetProperty("defaults");

        RulesOf(defaults).Should().Be(RulesOf(spec));
    }

    [Fact]
    public void Schema_OfClaims_IsThatOfNamespacedComposites()
    {
        var claims = new Definition("package/configuration-claims/xagentexecutors/definition.yaml").Root;
        var namespaced = new Definition("package/configuration/agentexecutors/definition.yaml").Root;

        claims.GetRawText().Should().Be(namespaced.GetRawText());
    }

    private static bool HasField(JsonElement schema, string path) => path[1..].Split('.').All(
        name => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out schema));

    private static (string Rule, long Value) Cost(string path, SchemaField field, string rule)
    {
        var repeats = Regex.Matches(rule, @"([\w.]+|\])\.(all|exists|exists_one)\(")
            .Aggregate(1L, (product, macro) => product * Items(field, rule, macro.Groups[1].Value));
        var texts = Regex.Matches(rule, @"([\w.]+|\])\.(matches|find|contains|split|startsWith|endsWith)\((?:'((?:[^'\\]|\\.)*)')?")
            .Sum(function => Math.Max(1, BytesOfCharacter * Length(field, function.Groups[1].Value) / 10)
                * (function.Groups[2].Value is "matches" or "find" ? (PatternLength(function, rule) + 3) / 4 : 1));
        return (rule, (rule.Length + texts) * repeats * Places(path, field));
    }

    /// <summary>The length of a pattern; that of the rule, if it is no literal.</summary>
    private static int PatternLength(Match function, string rule) =>
        function.Groups[3].Success ? function.Groups[3].Length : rule.Length;

    /// <summary>How many items a macro goes through.</summary>
    private static long Items(SchemaField field, string rule, string list) => list switch
    {
        "]" => rule.Length,
        "self" => Bound(field.Schema, "maxItems", "maxProperties"),
        // A variable of a macro, which goes through the items of a list of the schema.
        _ when !list.StartsWith("self.", StringComparison.Ordinal) => Bound(
            Find(Find(field.Schema, Regex.Match(rule, $@"([\w.]+)\.\w+\({list.Split('.')[0]},").Groups[1].Value)
                .GetProperty("items"), $"self.{list.Split('.')[1]}"),
            "maxItems"),
        _ => Bound(Find(field.Schema, list), "maxItems", "maxProperties"),
    };

    /// <summary>How long a text may be; a key of a map or an item of a list no longer than a label's.</summary>
    private static long Length(SchemaField field, string text) => text switch
    {
        "self" => Bound(field.Schema, "maxLength"),
        _ when text.StartsWith("self.", StringComparison.Ordinal) => Bound(Find(field.Schema, text), "maxLength"),
        _ => 317,
    };

    private static JsonElement Find(JsonElement schema, string path) => path.Split('.').Skip(1).Aggregate(
        schema, (found, name) => found.GetProperty("properties").GetProperty(name));

    private static long Bound(JsonElement schema, params string[] keywords)
    {
        foreach (var keyword in keywords)
        {
            if (schema.TryGetProperty(keyword, out var bound))
            {
                return bound.GetInt64();
            }
        }

        throw new Xunit.Sdk.XunitException($"{schema.GetRawText()} is in a rule and has no {string.Join(" or ", keywords)}");
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
