using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Settings;
using AgentPlatform.Tests.Kinds;

namespace AgentPlatform.Tests.Schemas;

/// <summary>An API that a schema and a model in C# both describe: the spec of a kind, or the settings.</summary>
/// <param name="Root">Where the schema begins, as the function's messages name it.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Model">The fields of the model.</param>
/// <param name="Document">A valid object with every field that objects can have at the same time.</param>
/// <param name="Render">Calls the function with such an object.</param>
internal sealed record DescribedApi(
    string Root,
    JsonElement Schema,
    IReadOnlyList<ModelField> Model,
    JsonObject Document,
    Func<JsonObject, Task<PlatformAnswer>> Render)
{
    /// <summary>The name of the platform's settings, beside those of the kinds.</summary>
    public const string Settings = "Settings";

    public static TheoryData<string> Names => [.. KindNames, Settings];

    public static IEnumerable<string> KindNames => Composites.All.Select(kind => kind.Kinds[0]);

    public static DescribedApi Find(string name) => name == Settings ? OfSettings() : OfKind(KindFiles.Find(name));

    public IEnumerable<SchemaField> Fields => SchemaField.Of(Schema);

    /// <summary>Fields of affinity, whose rules depend on each other: <see cref="VerdictTests"/> has cases of them.</summary>
    public static bool IsKubernetesOwn(SchemaField field) => field.Path.Contains("affinity.", StringComparison.Ordinal);

    /// <summary>The message of the fatal result; empty if there is none.</summary>
    public async Task<string> RefusalAsync(JsonObject document)
    {
        var answer = await Render(document);
        return answer.Message.Desired is null ? answer.FatalMessage() : "";
    }

    private static DescribedApi OfKind(KindFiles files)
    {
        var complete = files.Case(KindFiles.EveryField);
        var composite = complete.Read("xr.yaml")!;
        return new DescribedApi(
            "spec",
            SchemaFiles.Schema(files.Definition).GetProperty("properties").GetProperty("spec"),
            [.. ModelField.Of(files.Kind.SpecContract)],
            composite["spec"]!.DeepClone().AsObject(),
            spec => RenderAsync(With(composite, spec), complete.Read("input.yaml")));
    }

    /// <summary>The sections of kinds are those of their cases with every field.</summary>
    private static DescribedApi OfSettings()
    {
        var complete = KindFiles.Find("AgentExecutor").Case(KindFiles.EveryField);
        var composite = SchemaFiles.LoadObject("examples/agentexecutor/xr.yaml");
        var input = complete.Read("input.yaml")!;
        input.Remove("metadata");
        foreach (var (name, section) in Composites.All
            .Select(kind => new KindFiles(kind).Case(KindFiles.EveryField).Read("input.yaml"))
            .OfType<JsonObject>()
            .SelectMany(settings => settings)
            .Where(field => !input.ContainsKey(field.Key) && field.Key != "metadata"))
        {
            input[name] = section?.DeepClone();
        }

        input["defaults"] = complete.Read("xr.yaml")!["spec"]!.DeepClone();
        var sections = Composites.All
            .SelectMany(kind => kind.Sections)
            .SelectMany(section => ModelField
                .Of(section.Contract, section.Name)
                .Prepend(new ModelField(section.Name, "object", null)))
            .DistinctBy(field => field.Path);
        return new DescribedApi(
            "",
            SchemaFiles.Schema("package/function/input/agentplatform.fn.bizmatters.io_settings.yaml"),
            [.. ModelField.Of(SettingsJson.Default.SettingsInput), .. sections],
            input,
            document => RenderAsync(composite, document));
    }

    private static JsonObject With(JsonObject composite, JsonObject spec)
    {
        var copy = composite.DeepClone().AsObject();
        copy["spec"] = spec.DeepClone();
        return copy;
    }

    private static async Task<PlatformAnswer> RenderAsync(JsonObject composite, JsonObject? input)
    {
        var request = PlatformCall.Request(JsonElement.Parse(composite.ToJsonString()));
        if (input is not null)
        {
            request.Input = PlatformCall.Struct(JsonElement.Parse(input.ToJsonString()));
        }

        return PlatformAnswer.Parse(await PlatformCall.RunAsync(request));
    }
}
