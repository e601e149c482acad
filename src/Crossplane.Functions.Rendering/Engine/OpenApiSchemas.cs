using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The schemas that functions can require, from the OpenAPI v3 documents of an API server.</summary>
internal sealed class OpenApiSchemas
{
    private readonly Dictionary<(string ApiVersion, string Kind), (string Name, JsonObject Schema, JsonObject All)> _schemas = [];
    private readonly Dictionary<(string ApiVersion, string Kind), ByteString> _answers = [];

    /// <summary>Indexes the documents. If two documents define a kind, the first one wins.</summary>
    public OpenApiSchemas(IEnumerable<JsonObject> documents)
    {
        foreach (var all in documents.Select(document => document.Find("components", "schemas")).OfType<JsonObject>())
        {
            foreach (var (name, value) in all)
            {
                // A schema of several kinds, such as that of DeleteOptions, does not describe a single one of them.
                if (value is JsonObject schema
                    && schema["x-kubernetes-group-version-kind"] is JsonArray { Count: 1 } kinds
                    && kinds[0] is JsonObject kind)
                {
                    var (group, version) = (kind.Text("group"), kind.Text("version"));
                    _schemas.TryAdd((group.Length == 0 ? version : $"{group}/{version}", kind.Text("kind")), (name, schema, all));
                }
            }
        }
    }

    /// <summary>Finds the schema of a kind, with all references resolved; empty if the kind is unknown.</summary>
    public Schema Find(SchemaSelector selector)
    {
        var key = (selector.ApiVersion, selector.Kind);
        if (!_schemas.TryGetValue(key, out var found))
        {
            return new Schema();
        }

        if (!_answers.TryGetValue(key, out var answer))
        {
            var schema = (JsonObject)SchemaReferences.Resolve(found.Name, found.Schema, found.All);
            answer = JsonObjects.ToStruct(schema, $"the schema {found.Name}");
            _answers.Add(key, answer);
        }

        return new Schema { OpenapiV3 = answer };
    }
}
