using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>The schemas of a directory, by kind.</summary>
internal sealed class SchemaCatalog
{
    private readonly Dictionary<(string ApiVersion, string Kind), ObjectSchema> _schemas = [];

    /// <summary>
    /// Reads the CRDs and XRDs of YAML files, and of JSON files also JSON schemas of one kind and OpenAPI v3 documents; of
    /// directories within the directory too. What is none of these is left out.
    /// </summary>
    /// <exception cref="RenderException">A file cannot be read, or there is no schema at all.</exception>
    public static SchemaCatalog Read(string directory)
    {
        var catalog = new SchemaCatalog();
        try
        {
            foreach (var path in InputFiles.FindBelow(directory, ".yaml", ".yml", ".json"))
            {
                foreach (var document in Documents(path))
                {
                    catalog.Add(document);
                }
            }
        }
        catch (InputException exception)
        {
            throw new RenderException($"cannot load schemas from \"{directory}\": {exception.Message}", exception);
        }

        return catalog._schemas.Count > 0
            ? catalog
            : throw new RenderException($"cannot load schemas from \"{directory}\": no CRDs, XRDs or JSON schemas found");
    }

    public ObjectSchema? Find(string apiVersion, string kind) => _schemas.GetValueOrDefault((apiVersion, kind));

    private static JsonObject[] Documents(string path)
    {
        if (Path.GetExtension(path) != ".json")
        {
            return [.. YamlLoader.LoadAll(path).Select(document => (JsonObject)JsonObjects.ToNode(document.Content)!)];
        }

        try
        {
            return JsonNode.Parse(InputFiles.ReadText(path), documentOptions: new JsonDocumentOptions { MaxDepth = NodeParser.MaximumDepth }) is JsonObject found ? [found] : [];
        }
        catch (JsonException exception)
        {
            throw new InputException($"cannot parse JSON of \"{path}\": {exception.Message}", exception);
        }
    }

    private void Add(JsonObject document)
    {
        switch (document.Kind())
        {
            case "CustomResourceDefinition":
                AddVersions(document, (version, _) => version);
                break;
            case "CompositeResourceDefinition":
                AddVersions(document, CompositeFields.AddTo);
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
                _schemas[($"{spec.Text("group")}/{version.Text("name")}", kind)] = new ObjectSchema(root, root, SchemaDialect.Structural);
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
            (kind.Text("group") is { Length: > 0 } group ? $"{group}/{kind.Text("version")}" : kind.Text("version"), kind.Text("kind"))) ?? [];

    /// <summary>The one text that a property may have.</summary>
    private static string? Only(JsonObject? property) => property switch
    {
        null => null,
        _ when property.Text("const") is { Length: > 0 } constant => constant,
        _ => property["enum"] is JsonArray { Count: 1 } values && values[0]?.GetValueKind() == JsonValueKind.String ? values[0]!.GetValue<string>() : null,
    };
}
