using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Validation;
using Crossplane.Functions.Rendering.Yaml;

namespace AgentPlatform.Tests.Schemas;

/// <summary>What the XRDs of the package say of a composite, as the API server does: first defaults, then the schema, then
/// CEL.</summary>
/// <param name="Composite">The composite with its defaults.</param>
/// <param name="Problems">What the schema without its rules refuses.</param>
internal sealed record SchemaVerdict(JsonObject Composite, IReadOnlyList<string> Problems)
{
    private static readonly string Definitions = Path.Combine(SchemaFiles.Root, "package", "configuration");

    private static readonly SchemaCatalog Catalog = SchemaCatalog.Read(Definitions);

    public bool IsAccepted => Problems.Count == 0;

    public static SchemaVerdict Read(string path) =>
        Of(JsonNode.Parse(YamlLoader.LoadFirst(path).Content.GetRawText())!.AsObject());

    /// <param name="composite">The composite, which gets the defaults.</param>
    public static SchemaVerdict Of(JsonObject composite)
    {
        SchemaDefaults.Apply(composite, SchemaFiles.LoadObject(DefinitionOf(composite.Kind())));
        var check = new SchemaCheck(Catalog.Find(composite.ApiVersion(), composite.Kind())!);
        check.CheckObject(composite);
        return new SchemaVerdict(composite, check.Problems);
    }

    /// <summary>The schema whose rules a composite must keep.</summary>
    public static JsonElement SchemaOf(string kind) => SchemaFiles.Schema(DefinitionOf(kind));

    private static string DefinitionOf(string kind) => $"package/configuration/{kind.ToLowerInvariant()}s/definition.yaml";
}
