using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AgentPlatform.AgentExecutors;
using AgentPlatform.EventDrivenServices;
using AgentPlatform.Settings;

namespace AgentPlatform.Tests.Schemas;

/// <summary>An API that a schema and a model in C# both describe.</summary>
/// <param name="Root">Where the schema begins, as the function's messages name it.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Contract">The model.</param>
/// <param name="Document">A valid object with every field that objects can have at the same time.</param>
/// <param name="Render">Calls the function with such an object.</param>
internal sealed record DescribedApi(
    string Root, JsonElement Schema, JsonTypeInfo Contract, JsonObject Document, Func<JsonObject, Task<PlatformAnswer>> Render)
{
    public static TheoryData<string> Names => [nameof(AgentExecutor), nameof(EventDrivenService), nameof(SettingsInput)];

    public static DescribedApi Find(string name) => name switch
    {
        nameof(AgentExecutor) => OfAgentExecutor(),
        nameof(EventDrivenService) => OfEventDrivenService(),
        _ => OfSettings(),
    };

    public IEnumerable<SchemaField> Fields => SchemaField.Of(Schema);

    /// <summary>Fields of affinity, whose rules depend on each other: <see cref="VerdictTests"/> has cases of them.</summary>
    public static bool IsKubernetesOwn(SchemaField field) => field.Path.Contains("affinity.", StringComparison.Ordinal);

    /// <summary>The message of the fatal result; empty if there is none.</summary>
    public async Task<string> RefusalAsync(JsonObject document)
    {
        var answer = await Render(document);
        return answer.Message.Desired is null ? answer.FatalMessage() : "";
    }

    private static DescribedApi OfAgentExecutor()
    {
        var composite = SchemaFiles.LoadObject("examples/agentexecutor-full/xr.yaml");
        return new DescribedApi(
            "spec",
            SchemaFiles.Schema("package/configuration/agentexecutors/definition.yaml")
                .GetProperty("properties")
                .GetProperty("spec"),
            AgentExecutorJson.Default.AgentExecutorSpec,
            CompleteSpec(),
            spec => RenderAsync(With(composite, spec), Input()));
    }

    private static DescribedApi OfEventDrivenService()
    {
        var composite = SchemaFiles.LoadObject("examples/eventdrivenservice/xr.yaml");
        var complete = composite["spec"]!.DeepClone().AsObject();
        for (var slot = 1; slot <= 10; slot++)
        {
            complete[$"secret{slot}Name"] = $"secret-{slot}";
        }

        return new DescribedApi(
            "spec",
            SchemaFiles.Schema("package/configuration/eventdrivenservices/definition.yaml")
                .GetProperty("properties")
                .GetProperty("spec"),
            EventDrivenServiceJson.Default.EventDrivenServiceSpec,
            complete,
            spec => RenderAsync(With(composite, spec), null));
    }

    private static DescribedApi OfSettings()
    {
        var composite = SchemaFiles.LoadObject("examples/agentexecutor/xr.yaml");
        var input = Input();
        input.Remove("metadata");
        input["defaults"] = CompleteSpec();
        return new DescribedApi(
            "",
            SchemaFiles.Schema("package/function/input/agentplatform.fn.bizmatters.io_settings.yaml"),
            SettingsJson.Default.SettingsInput,
            input,
            document => RenderAsync(composite, document));
    }

    /// <summary>The example says nothing of replicas, because it is scaled; and the Restricted standard forbids some
    /// users.</summary>
    private static JsonObject CompleteSpec()
    {
        var spec = SchemaFiles.LoadObject("examples/agentexecutor-full/xr.yaml")["spec"]!.DeepClone().AsObject();
        spec["scaling"]!["enabled"] = false;
        spec["replicas"] = 3;
        spec["podSecurity"] = "Baseline";
        return spec;
    }

    private static JsonObject Input() =>
        SchemaFiles.LoadObject("examples/agentexecutor-full/composition.yaml")["spec"]!["pipeline"]![0]!["input"]!
            .DeepClone()
            .AsObject();

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
