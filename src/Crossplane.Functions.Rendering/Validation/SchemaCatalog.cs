using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Inputs;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>The schemas of a directory, by kind.</summary>
internal sealed class SchemaCatalog
{
    private readonly Dictionary<(string ApiVersion, string Kind), ObjectSchema> _schemas = [];

    /// <summary>
    /// Reads CRDs and XRDs from YAML and JSON files, and JSON schemas and OpenAPI v3 documents from JSON files, of a
    /// directory and its subdirectories. All other documents are ignored.
    /// </summary>
    /// <exception cref="RenderException">A file cannot be read, or the directory contains no schema.</exception>
    public static SchemaCatalog Read(string directory)
    {
        try
        {
            var catalog = Create(YamlFiles.FindBelow(directory, ".yaml", ".yml", ".json").SelectMany(Documents));
            return catalog._schemas.Count > 0
                ? catalog
                : throw new RenderException($"cannot load schemas from \"{directory}\": no CRDs, XRDs or JSON schemas found");
        }
        catch (Exception exception) when (exception is YamlFileException or JsonFileException)
        {
            throw new RenderException($"cannot load schemas from \"{directory}\": {exception.Message}", exception);
        }
    }

    /// <summary>Takes the schemas from documents, and ignores those that are none.</summary>
    public static SchemaCatalog Create(IEnumerable<JsonObject> documents)
    {
        var catalog = new SchemaCatalog();
        foreach (var document in documents)
        {
            catalog.Add(document);
        }

        return catalog;
    }

    public ObjectSchema? Find(string apiVersion, string kind) => _schemas.GetValueOrDefault((apiVersion, kind));

    private static IEnumerable<JsonObject> Documents(string path) => Path.GetExtension(path) == ".json"
        ? new[] { JsonFiles.Read(path, "JSON of") }.OfType<JsonObject>()
        : YamlFiles.ReadAll(path).Select(document => (JsonObject)KubernetesNumbers.Decode(document.Content)!);

    private void Add(JsonObject document)
    {
        switch (document.Kind())
        {
            case "CustomResourceDefinition":
                AddVersions(document, (version, _) => version);
                break;
            case "CompositeResourceDefinition":
                AddVersions(
                    document,
                    (version, definition) => CompositeFields.AddTo(version, CompositeSchema.Select(definition)));
                break;
            default:
                AddOpenApi(document);
                AddJsonSchema(document);
                break;
        }
    }

    private void AddVersions(JsonObject definition, Func<JsonObject, JsonObject, JsonObject> complete)
    {
        var spec = definition.Find("spec");
        var kind = spec?.Find("names").Text("kind") ?? "";
        foreach (var version in (spec?["versions"] as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            if (version.Find("schema", "openAPIV3Schema") is { } schema)
            {
                var root = complete(schema, definition);
                var apiVersion = $"{spec.Text("group")}/{version.Text("name")}";
                _schemas[(apiVersion, kind)] = new ObjectSchema(root, root, SchemaDialect.Structural);
            }
        }
    }

    private void AddOpenApi(JsonObject document)
    {
        foreach (var schema in document.Find("components", "schemas")?.Select(entry => entry.Value).OfType<JsonObject>() ?? [])
        {
            foreach (var kind in Kinds(schema))
            {
                _schemas.TryAdd(kind, new ObjectSchema(schema, document, SchemaDialect.OpenApi));
            }
        }
    }

    private void AddJsonSchema(JsonObject schema)
    {
        var properties = schema.Find("properties");
        var (apiVersion, kind) = (Only(properties?.Find("apiVersion")), Only(properties?.Find("kind")));
        var kinds = apiVersion is not null && kind is not null ? [(apiVersion, kind)] : Kinds(schema);
        foreach (var found in kinds)
        {
            _schemas.TryAdd(found, new ObjectSchema(schema, schema, SchemaDialect.JsonSchema));
        }
    }

    private static IEnumerable<(string, string)> Kinds(JsonObject schema) =>
        (schema["x-kubernetes-group-version-kind"] as JsonArray)?.OfType<JsonObject>().Select(kind =>
        {
            var version = kind.Text("version");
            return (kind.Text("group") is { Length: > 0 } group ? $"{group}/{version}" : version, kind.Text("kind"));
        }) ?? [];

    /// <summary>The only string that a property allows; null if it allows others.</summary>
    private static string? Only(JsonObject? property) => property switch
    {
        null => null,
        _ when property.Text("const") is { Length: > 0 } constant => constant,
        _ => property["enum"] is JsonArray { Count: 1 } values && values[0]?.GetValueKind() == JsonValueKind.String
            ? values[0]!.GetValue<string>()
            : null,
    };
}
