using System.Text.Json.Nodes;
using AgentPlatform;
using Crossplane.Functions.Rendering;
using Crossplane.Functions.Rendering.Validation;

namespace Docs.Tests.Snippets;

/// <summary>Checks objects of this platform: against the schemas that are shipped, and by rendering them.</summary>
internal static class OwnKinds
{
    private const string SettingsKind = "Settings";
    private static readonly string[] Groups = ["platform.bizmatters.io/", "agentplatform.fn.bizmatters.io/"];
    private static readonly ObjectValidator Schemas = ObjectValidator.Read(Repository.Path("package"));

    public static bool Is(JsonObject value) =>
        Groups.Any(group => value.ApiVersion().StartsWith(group, StringComparison.Ordinal));

    /// <summary>A valid object of a kind, for snippets that show a part of one; null if there is no such kind.</summary>
    public static JsonObject? Sample(string kind) => kind switch
    {
        "AgentExecutor" => Load("examples/agentexecutor/xr.yaml"),
        "EventDrivenService" => Load("examples/eventdrivenservice/xr.yaml"),
        SettingsKind => new JsonObject { ["apiVersion"] = "agentplatform.fn.bizmatters.io/v1beta1", ["kind"] = SettingsKind },
        _ => null,
    };

    /// <summary>Of an object; a kind without a schema here, such as that of an earlier platform, is rendered only.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(JsonObject value) =>
        Schemas.Check([value]).Problems is { Count: > 0 } problems ? problems : await RefusalAsync(value);

    /// <summary>The composite that Crossplane makes of a claim.</summary>
    public static JsonObject CompositeOf(JsonObject claim)
    {
        var composite = (JsonObject)claim.DeepClone();
        composite["kind"] = "X" + claim.Kind();
        composite["metadata"] = new JsonObject { ["name"] = claim.Name() + "-x7k2p" };
        composite.FindOrAdd("spec")["claimRef"] = new JsonObject
        {
            ["apiVersion"] = claim.ApiVersion(),
            ["kind"] = claim.Kind(),
            ["namespace"] = claim.Namespace(),
            ["name"] = claim.Name(),
        };
        return composite;
    }

    /// <exception cref="RenderException">The function refuses the composite or the input.</exception>
    public static Task<RenderOutput> RenderAsync(JsonObject composite, JsonObject? settings = null) => Renderer.RunAsync(
        new RenderInput { Composite = composite, Composition = Composition(composite, settings) },
        [new InProcessFunction("function-agent-platform", new PlatformFunction())]);

    private static async Task<IReadOnlyList<string>> RefusalAsync(JsonObject value)
    {
        var isInput = value.Kind() == SettingsKind;
        var composite = isInput ? Load("examples/agentexecutor/xr.yaml") : value;
        if (composite.Name().Length == 0)
        {
            return [$"{composite.Kind()} has no metadata.name"];
        }

        if (composite.Namespace().Length == 0 && composite.Find("spec", "claimRef") is null)
        {
            composite = (JsonObject)composite.DeepClone();
            composite.FindOrAdd("metadata")["namespace"] = "the-users-own";
        }

        try
        {
            await RenderAsync(composite, isInput ? value : null);
            return [];
        }
        catch (RenderException exception)
        {
            return [exception.Message];
        }
    }

    private static JsonObject Composition(JsonObject composite, JsonObject? input)
    {
        var step = new JsonObject
        {
            ["step"] = "compose",
            ["functionRef"] = new JsonObject { ["name"] = "function-agent-platform" },
        };
        if (input is not null)
        {
            step["input"] = input.DeepClone();
        }

        return new JsonObject
        {
            ["apiVersion"] = "apiextensions.crossplane.io/v1",
            ["kind"] = "Composition",
            ["metadata"] = new JsonObject { ["name"] = "of-a-document" },
            ["spec"] = new JsonObject
            {
                ["compositeTypeRef"] = new JsonObject { ["apiVersion"] = composite.ApiVersion(), ["kind"] = composite.Kind() },
                ["mode"] = "Pipeline",
                ["pipeline"] = new JsonArray(step),
            },
        };
    }

    private static JsonObject Load(string path) => (JsonObject)YamlText.ReadFile(Repository.Path(path))[0]!;
}
