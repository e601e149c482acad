using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>
/// Derives the schema of a composite from an XRD as Crossplane does: spec and status, with Crossplane's own fields
/// added.
/// </summary>
internal static class CompositeFields
{
    private const string Machinery = """
        {
          "compositionRef": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
          "compositionSelector": {"type": "object", "required": ["matchLabels"], "properties": {
            "matchLabels": {"type": "object", "additionalProperties": {"type": "string"}}}},
          "compositionRevisionRef": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
          "compositionRevisionSelector": {"type": "object", "required": ["matchLabels"], "properties": {
            "matchLabels": {"type": "object", "additionalProperties": {"type": "string"}}}},
          "compositionUpdatePolicy": {"type": "string", "enum": ["Automatic", "Manual"]},
          "resourceRefs": {"type": "array", "items": {"type": "object", "required": ["apiVersion", "kind"], "properties": {
            "apiVersion": {"type": "string"}, "kind": {"type": "string"},
            "name": {"type": "string"}, "namespace": {"type": "string"}}}}
        }
        """;

    private const string Claim = """
        {
          "claimRef": {"type": "object", "required": ["apiVersion", "kind", "namespace", "name"], "properties": {
            "apiVersion": {"type": "string"}, "kind": {"type": "string"},
            "namespace": {"type": "string"}, "name": {"type": "string"}}},
          "writeConnectionSecretToRef": {"type": "object", "required": ["name", "namespace"], "properties": {
            "name": {"type": "string"}, "namespace": {"type": "string"}}}
        }
        """;

    private const string Status = """
        {
          "conditions": {"type": "array", "items": {"type": "object",
            "required": ["lastTransitionTime", "reason", "status", "type"], "properties": {
              "lastTransitionTime": {"type": "string", "format": "date-time"},
              "message": {"type": "string"}, "reason": {"type": "string"}, "status": {"type": "string"},
              "type": {"type": "string"}, "observedGeneration": {"type": "integer", "format": "int64"}}}}
        }
        """;

    private const string ClaimStatus = """
        {
          "connectionDetails": {"type": "object", "properties": {"lastPublishedTime": {"type": "string", "format": "date-time"}}},
          "claimConditionTypes": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"}
        }
        """;

    /// <param name="schema">The schema of a version of an XRD.</param>
    /// <param name="location">The location of Crossplane's own fields.</param>
    public static JsonObject AddTo(JsonObject schema, CompositeSchema location)
    {
        var spec = Part(schema, "spec");
        var status = Part(schema, "status");
        Add(status, Status);
        if (location.HasClaims)
        {
            Add(spec, Machinery);
            Add(spec, Claim);
            Add(status, ClaimStatus);
        }
        else
        {
            spec.FindOrAdd("properties")["crossplane"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = JsonNode.Parse(Machinery),
            };
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("spec"),
            ["properties"] = new JsonObject { ["spec"] = spec, ["status"] = status },
        };
    }

    /// <summary>Copies the schema of spec or status. Crossplane does not copy a default of the whole.</summary>
    private static JsonObject Part(JsonObject schema, string name)
    {
        var part = (JsonObject?)schema.Find("properties", name)?.DeepClone() ?? new JsonObject { ["type"] = "object" };
        part.Remove("default");
        return part;
    }

    private static void Add(JsonObject part, string fields)
    {
        foreach (var (name, field) in (JsonObject)JsonNode.Parse(fields)!)
        {
            part.FindOrAdd("properties")[name] = field?.DeepClone();
        }
    }
}
