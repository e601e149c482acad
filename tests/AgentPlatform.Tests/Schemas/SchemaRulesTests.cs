using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.Schemas;

/// <summary>What schemas refuse, the function refuses too, and the other way round, as far as both see one field alone.</summary>
public class SchemaRulesTests
{
    /// <summary>Texts at the edges of what the patterns allow.</summary>
    private static readonly string[] Texts =
    [
        "", " ", "a", "A", "a\n", "\na", "a b", "a\tb", "-a", "a-", "_a", "a_", ".a", "a.", "a.b", "a..b", "a.-b", "a_b", "a@b",
        "a*", "a>b", "a\\b", "é", "$G",
        "a/b", "/a", "//", "/a b", "/a?b", "/a#b", "/é", "0", "1", "-1", "+1", "1.5", ".5", "5.", "1e3", "1a", "1Gi", "1gi",
        "1KiB", "1k", "1K", "1m", "Ki",
        "a:b", "a:0", "a:00", "a:1", "a:080", "a:9999", "a:10000", "a:59999", "a:65535", "a:65536", "a:65540", "a:65600",
        "a:66000", "a:70000", "a:123456",
        "nats://a", "NATS://a", "Tls://a", "wss://a", "wsss://a", "nats://a:4222", "nats://u:p@a:4222", "nats://a,b", "a,", ",a",
        "a, b", "http://a",
        "[::1]", "nats://[::1]:4222", "[::1", "[x]", "1.2.3.4", "1.2.3.4:8222", "a:v1", "a/b:v1", "A/b:v1", "a.b:5000/c:v1",
        "a/B", "a:-v", "a@sha256:abc",
        "a@sha256:0123456789abcdef0123456789abcdef", "a:v1@sha256:0123456789abcdef0123456789abcdef", "No Such Value",
        "0x", "0xa", "0xA", "0xa:80", "a.0x1f", "0x.a", "0xg", "0x1-g", "00x1", "1-a", "0-1a",
        new('a', 63), new('a', 64), new('a', 253),
    ];

    private static readonly string[] TooLittleMemory = ["0", "1", "1.5", "1k"];

    private static readonly string[] LongTexts = [new('a', 254), new('a', 255), new('a', 256), new('a', 300)];

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Document_OfTheTests_IsAccepted(string name)
    {
        var api = DescribedApi.Find(name);

        (await api.RefusalAsync(api.Document)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Enum_OfSchema_IsWhatTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        foreach (var field in Strings(api))
        {
            var message = await api.RefusalAsync(field.Change(api.Document, "No Such Value"));
            var allowed =
                Regex.Match(message, $"(: |; ){Regex.Escape(field.Location)} must be one of (.*?), but is ").Groups[2].Value;
            // Platforms may have sizes of their own, which their input names.
            var inSchema = IsSize(field.Location) ? "micro, small, medium, large" : string.Join(", ", Values(field));
            Compare(field.Location, inSchema, allowed, differences);
            foreach (var value in Values(field))
            {
                message = await api.RefusalAsync(field.Change(api.Document, value));
                Compare(
                    $"{field.Location} {value}",
                    "",
                    message.Contains($"{field.Location} must be one of", StringComparison.Ordinal) ? message : "",
                    differences);
            }
        }

        differences.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Text_OfSchema_IsWhatTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        foreach (var field in Strings(api))
        {
            foreach (var value in Texts.Concat(LongTexts).Where(value => IsForPatterns(field.Location, value)))
            {
                var message = await api.RefusalAsync(field.Change(api.Document, value));
                Compare(
                    $"{field.Location} \"{value}\"",
                    Allows(field.Field.Schema, value),
                    !IsNamed(field.Location, message),
                    differences);
            }
        }

        differences.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Range_OfSchema_IsWhatTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        foreach (var field in Fields(api).Where(field => field.Field.Type.StartsWith("integer", StringComparison.Ordinal)))
        {
            var (least, most) = (Number(field, "minimum"), Number(field, "maximum"));
            var message = await api.RefusalAsync(field.Change(api.Document, (least ?? 0) - 1));
            var range = Regex.Match(
                message, $"(: |; ){Regex.Escape(field.Location)} must be a number from (.*?), but is ").Groups[2].Value;

            Compare(field.Location, least is null ? "" : $"{least} to {most}", range, differences);
            foreach (var end in (long?[])[least, most])
            {
                message = await api.RefusalAsync(field.Change(api.Document, end));
                Compare(
                    $"{field.Location} {end}",
                    "",
                    message.Contains($"{field.Location} must be a number", StringComparison.Ordinal) ? message : "",
                    differences);
            }
        }

        differences.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Count_OfSchema_IsWhatTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        foreach (var field in Fields(api).Where(field => field.Field.Schema.TryGetProperty("maxItems", out _)))
        {
            var most = Number(field, "maxItems")!.Value;
            foreach (var count in (long[])[most, most + 1])
            {
                var message = await api.RefusalAsync(field.Change(
                    api.Document, new JsonArray([.. Enumerable.Range(1, (int)count).Select(number => Item(field, number))])));
                var refused = message.Contains(
                    $"{field.Location} must have at most {most} items, but has {count}", StringComparison.Ordinal);
                Compare($"{count} {field.Location}", count > most, refused, differences);
            }
        }

        differences.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Required_OfSchema_IsWhatTheFunctionRequires(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        foreach (var field in Fields(api).Where(field => !field.Field.HasNoName))
        {
            var message = await api.RefusalAsync(field.Change(api.Document, null));
            Compare(
                field.Location,
                field.IsRequired,
                Regex.IsMatch(message, $"(: |; ){Regex.Escape(field.Location)}[^ ]* (is required|must be .*?, but is \"\")"),
                differences);
        }

        differences.Should().BeEmpty();
    }

    /// <summary>An item of the type of a list's items, different for each number.</summary>
    internal static JsonNode Item(FieldInDocument list, int number) =>
        list.Field.Schema.GetProperty("items").GetProperty("type").GetString() switch
        {
            "string" => $"item-{number}",
            "integer" => number,
            _ => new JsonObject(),
        };

    private static void Compare<T>(string what, T inSchema, T inFunction, List<string> differences)
    {
        if (!Equals(inSchema, inFunction))
        {
            differences.Add($"{what}: {inSchema} in the schema, {inFunction} in the function");
        }
    }

    private static IEnumerable<FieldInDocument> Strings(DescribedApi api) =>
        Fields(api).Where(field => field.Field.Type == "string");

    private static IEnumerable<FieldInDocument> Fields(DescribedApi api) => FieldInDocument.Of(api.Schema, api.Document, api.Root)
        .Where(field => !DescribedApi.IsKubernetesOwn(field.Field) && field.Location is not ("apiVersion" or "kind"));

    private static IEnumerable<string> Values(FieldInDocument field) => field.Field.Schema.TryGetProperty("enum", out var values)
        ? values.EnumerateArray().Select(value => value.GetString()!)
        : [];

    private static bool IsSize(string location) =>
        location == "defaults.size" || location.StartsWith("allowed.sizes[", StringComparison.Ordinal);

    /// <summary>
    /// A pattern cannot say how long the host of an address or the name of an image may be without what comes after it, how
    /// much memory is too little, which paths have empty segments, nor which sizes a platform has.
    /// </summary>
    private static bool IsForPatterns(string location, string value) =>
        !IsSize(location)
        && !(location.EndsWith(".memory", StringComparison.Ordinal) && TooLittleMemory.Contains(value))
        && !(location.EndsWith(".pathPrefix", StringComparison.Ordinal) && value == "//")
        && !(LongTexts.Contains(value) && (location.EndsWith("image", StringComparison.Ordinal)
            || location.Contains("natsMonitoringEndpoint", StringComparison.Ordinal)));

    private static bool Allows(JsonElement schema, string value) =>
        (!schema.TryGetProperty("enum", out var values) || values.EnumerateArray().Any(item => item.GetString() == value))
        && (!schema.TryGetProperty("pattern", out var pattern)
            || Regex.IsMatch(value, Regex.Replace(pattern.GetString()!, @"\$\z", @"\z")))
        && (!schema.TryGetProperty("minLength", out var least) || value.Length >= least.GetInt32())
        && (!schema.TryGetProperty("maxLength", out var most) || value.Length <= most.GetInt32());

    /// <summary>Whether a field is refused for itself, not for what another one says or for what the platform allows.</summary>
    internal static bool IsNamed(string location, string message) =>
        Regex.IsMatch(message, $@"(: |; ){Regex.Escape(location)} (?!must not be larger than the limit|[^;]*\(allowed\.)");

    private static long? Number(FieldInDocument field, string keyword) =>
        field.Field.Schema.TryGetProperty(keyword, out var value) ? value.GetInt64() : null;
}
