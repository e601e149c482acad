using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.Schemas;

/// <summary>What schemas refuse, the function refuses too, and the other way round, as far as both see one field alone.</summary>
public class SchemaRulesTests
{
    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Document_OfTheTests_IsAccepted(string name)
    {
        var api = DescribedApi.Find(name);

        Assert.Equal("", await api.RefusalAsync(api.Document));
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
            var allowed = Regex.Match(message, $"(: |; ){Regex.Escape(field.Location)} must be one of (.*?), but is ").Groups[2].Value;
            // Platforms may have sizes of their own, which their input names.
            var inSchema = field.Location == "defaults.size" ? "micro, small, medium, large" : string.Join(", ", Values(field));
            Compare(field.Location, inSchema, allowed, differences);
            foreach (var value in Values(field))
            {
                message = await api.RefusalAsync(field.Change(api.Document, value));
                Compare($"{field.Location} {value}", "", message.Contains($"{field.Location} must be one of", StringComparison.Ordinal) ? message : "", differences);
            }
        }

        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public async Task Text_OfSchema_IsWhatTheFunctionAllows(string name)
    {
        var api = DescribedApi.Find(name);
        var differences = new List<string>();
        foreach (var field in Strings(api))
        {
            // An image may be long, but not its name without tag and digest: a pattern cannot say that.
            var isImage = field.Location.EndsWith("image", StringComparison.Ordinal);
            foreach (var value in (string[])["", "No Such Value", .. isImage ? [] : (string[])[new string('a', 300)]])
            {
                var message = await api.RefusalAsync(field.Change(api.Document, value));
                Compare($"{field.Location} \"{value}\"", Allows(field.Field.Schema, value), !IsNamed(field.Location, message), differences);
            }
        }

        Assert.Empty(differences);
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
            var range = Regex.Match(message, $"(: |; ){Regex.Escape(field.Location)} must be a number from (.*?), but is ").Groups[2].Value;

            Compare(field.Location, least is null ? "" : $"{least} to {most}", range, differences);
            foreach (var end in (long?[])[least, most])
            {
                message = await api.RefusalAsync(field.Change(api.Document, end));
                Compare($"{field.Location} {end}", "", message.Contains($"{field.Location} must be a number", StringComparison.Ordinal) ? message : "", differences);
            }
        }

        Assert.Empty(differences);
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
            Compare(field.Location, field.IsRequired, Regex.IsMatch(message, $"(: |; ){Regex.Escape(field.Location)}[^ ]* (is required|must be .*?, but is \"\")"), differences);
        }

        Assert.Empty(differences);
    }

    private static void Compare<T>(string what, T inSchema, T inFunction, List<string> differences)
    {
        if (!Equals(inSchema, inFunction))
        {
            differences.Add($"{what}: {inSchema} in the schema, {inFunction} in the function");
        }
    }

    private static IEnumerable<FieldInDocument> Strings(DescribedApi api) => Fields(api).Where(field => field.Field.Type == "string");

    private static IEnumerable<FieldInDocument> Fields(DescribedApi api) => FieldInDocument.Of(api.Schema, api.Document, api.Root)
        .Where(field => !DescribedApi.IsKubernetesOwn(field.Field) && field.Location is not ("apiVersion" or "kind"));

    private static IEnumerable<string> Values(FieldInDocument field) => field.Field.Schema.TryGetProperty("enum", out var values)
        ? values.EnumerateArray().Select(value => value.GetString()!)
        : [];

    private static bool Allows(JsonElement schema, string value) =>
        (!schema.TryGetProperty("enum", out var values) || values.EnumerateArray().Any(item => item.GetString() == value))
        && (!schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(value, pattern.GetString()!))
        && (!schema.TryGetProperty("minLength", out var least) || value.Length >= least.GetInt32())
        && (!schema.TryGetProperty("maxLength", out var most) || value.Length <= most.GetInt32());

    private static bool IsNamed(string location, string message) => Regex.IsMatch(message, $"(: |; ){Regex.Escape(location)} ");

    private static long? Number(FieldInDocument field, string keyword) =>
        field.Field.Schema.TryGetProperty(keyword, out var value) ? value.GetInt64() : null;
}
