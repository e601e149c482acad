using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.Schemas;

/// <summary>Nothing that a user writes can be of any size, and schemas and function agree where the end is.</summary>
public class BoundsTests
{
    /// <summary>Texts of a length, one of which fits the pattern of each field that can be so long.</summary>
    private static readonly Func<int, string>[] Texts =
    [
        length => new string('a', length),
        length => $"/{new string('a', length - 1)}",
        length => $"{new string('a', Math.Max(0, length - 2))}@a",
        length => $"{new string('0', Math.Max(0, length - 3))}50%",
        Labels,
        length => $"{Labels(Math.Min(253, length - 2))}/{new string('a', Math.Clamp(length - 254, 1, 63))}",
        length => $"{Labels(Math.Max(1, length - 1))}/",
        length => $"{Labels(Math.Max(1, length - 5))}:8222",
        length => $"1.1.1.1/{new string('1', Math.Max(0, length - 8))}",
        length => $"{string.Concat(Enumerable.Repeat("ffff:", 6))}255.255.255.255/128".PadRight(length, '8')[..length],
    ];

    public static TheoryData<string> Definitions => Definition.Paths;

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Fields_OfSchema_HaveABound(string path)
    {
        var unbounded = new Definition(path).Fields
            .Where(field => !HasBound(field))
            .Select(field => field.Path);

        unbounded.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Length_OfSchema_IsWhatTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        var compared = 0;
        foreach (var field in Fields(api).Where(field => field.Field.Schema.TryGetProperty("maxLength", out _)))
        {
            var most = field.Field.Schema.GetProperty("maxLength").GetInt32();
            foreach (var length in (int[])[most, most + 1])
            {
                foreach (var text in Texts.Select(create => create(length)).Where(text => text.Length == length).Distinct())
                {
                    if (IsOfPattern(field.Field.Schema, text) && !IsBoundByItsParts(field.Location, text))
                    {
                        var message = await api.RefusalAsync(field.Change(api.Document, text));
                        var refused = SchemaRulesTests.IsNamed(field.Location, message);
                        compared++;
                        if (refused != length > most)
                        {
                            differences.Add($"{length} characters {text[..8]}… in {field.Location}: {message}");
                        }
                    }
                }
            }
        }

        differences.Should().BeEmpty();
        compared.Should().BePositive();
    }

    [Theory]
    [InlineData("AgentExecutor")]
    [InlineData("Settings")]
    public async Task Properties_OfSchema_AreAsManyAsTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        var compared = 0;
        foreach (var field in Fields(api).Where(field => field.Field.Schema.TryGetProperty("maxProperties", out _)))
        {
            var most = field.Field.Schema.GetProperty("maxProperties").GetInt32();
            foreach (var count in (int[])[most, most + 1])
            {
                var map = new JsonObject(Enumerable.Range(1, count).Select(number => KeyValuePair.Create(
                    $"k{number}", field.Field.Path == "sizes" ? JsonNode.Parse("{}") : JsonValue.Create("a"))));
                var message = await api.RefusalAsync(field.Change(api.Document, map));
                var refused = message.Contains(
                    $"{field.Location} must have at most {most} items, but has {count}", StringComparison.Ordinal);
                compared++;
                if (refused != count > most)
                {
                    differences.Add($"{count} in {field.Location}: {message}");
                }
            }
        }

        differences.Should().BeEmpty();
        compared.Should().BePositive();
    }

    /// <summary>API servers count code points, .NET counts UTF-16.</summary>
    [Theory]
    [InlineData(131_072, false)]
    [InlineData(131_073, true)]
    public async Task Length_OfTextWithPairsOfSurrogates_IsThatOfItsCharacters(int length, bool isRefused)
    {
        var api = DescribedApi.Find("AgentExecutor");
        var document = api.Document.DeepClone().AsObject();
        document["args"] = new JsonArray(string.Concat(Enumerable.Repeat("🚀", length)));

        var message = await api.RefusalAsync(document);

        message.Contains(": spec.args[0] must have at most 131072 characters, but has 131073", StringComparison.Ordinal)
            .Should().Be(isRefused, message);
    }

    /// <summary>A URL that is short enough for the API server is read, whatever its length in UTF-16 is.</summary>
    [Theory]
    [InlineData(2027, "nats.nats.svc", "")]
    [InlineData(1030, "a", ": spec.natsUrl must be nats://nats.nats.svc:4222 (allowed.natsServers of Settings), but names ")]
    [InlineData(2028, "nats.nats.svc", ": spec.natsUrl must have at most 2048 characters, but has 2049")]
    [InlineData(1030, "a_b", ": spec.natsUrl must be one or more NATS servers separated by commas")]
    [InlineData(1030, "169.254.169.254", ": spec.natsUrl must not name an address in 169.254.0.0/16")]
    [InlineData(1030, "a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a", ": spec.natsUrl must name at most 16 NATS servers")]
    public async Task Length_OfUrlWithPairsOfSurrogates_IsThatOfItsCharacters(int length, string host, string problem)
    {
        var api = DescribedApi.Find("AgentExecutor");
        var document = api.Document.DeepClone().AsObject();
        document["natsUrl"] = $"nats://{string.Concat(Enumerable.Repeat("🚀", length))}@{host}";

        var message = await api.RefusalAsync(document);

        (problem.Length > 0 ? message.Contains(problem, StringComparison.Ordinal) : message.Length == 0)
            .Should().BeTrue(message);
    }

    private static bool HasBound(SchemaField field) => field.Type switch
    {
        "string" => Has(field, "maxLength") || Has(field, "enum"),
        "int-or-string" => Has(field, "maxLength"),
        "array" => Has(field, "maxItems"),
        "map" => Has(field, "maxProperties"),
        _ => true,
    };

    private static bool Has(SchemaField field, string keyword) => field.Schema.TryGetProperty(keyword, out _);

    private static IEnumerable<FieldInDocument> Fields(DescribedApi api) => FieldInDocument.Of(api.Schema, api.Document, api.Root)
        .Where(field => !DescribedApi.IsKubernetesOwn(field.Field) && field.Location is not ("apiVersion" or "kind"));

    private static bool IsOfPattern(JsonElement schema, string text) => !schema.TryGetProperty("pattern", out var pattern)
        || Regex.IsMatch(text, Regex.Replace(pattern.GetString()!, @"\$\z", @"\z"));

    /// <summary>
    /// A host has at most 253 characters, and the name of an image 512, whatever comes after it; which sizes there are, no
    /// pattern says.
    /// </summary>
    private static bool IsBoundByItsParts(string location, string text) =>
        (IsOfServers(location) && text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..].Length > 253)
        || (location.Contains("natsMonitoringEndpoint", StringComparison.Ordinal) && text.Split(':')[0].Length > 253)
        || (text.EndsWith('/') && text.Length > 254)
        || location is "defaults.size" || location.StartsWith("allowed.sizes", StringComparison.Ordinal)
        || location.StartsWith("allowed.gateways", StringComparison.Ordinal);

    private static bool IsOfServers(string location) => location.EndsWith("natsUrl", StringComparison.Ordinal)
        || location.EndsWith("nats.url", StringComparison.Ordinal)
        || location.StartsWith("allowed.natsServers", StringComparison.Ordinal);

    /// <summary>Labels of DNS with dots between them.</summary>
    private static string Labels(int length)
    {
        var text = string.Join('.', Enumerable.Repeat(new string('a', 63), (length / 64) + 1));
        return text[..Math.Min(length, text.Length)].TrimEnd('.');
    }
}
