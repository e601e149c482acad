using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// The location of Crossplane's own fields in a composite: <c>spec.crossplane</c> or, for composites with claims,
/// <c>spec</c>.
/// </summary>
internal sealed class CompositeSchema
{
    public static readonly CompositeSchema Modern = new("spec", "crossplane");
    public static readonly CompositeSchema Legacy = new("spec");

    private readonly string[] _path;

    private CompositeSchema(params string[] path) => _path = path;

    public bool HasClaims => this == Legacy;

    /// <summary>
    /// Selects the schema by the scope and version of an XRD. Without an XRD it is the modern one, as in Crossplane's
    /// renderer.
    /// </summary>
    public static CompositeSchema Select(JsonObject? definition)
    {
        if (definition is null)
        {
            return Modern;
        }

        var scope = definition.Find("spec").Text("scope");
        var isVersion1 = definition.ApiVersion() == "apiextensions.crossplane.io/v1";
        return scope == "LegacyCluster" || (isVersion1 && scope.Length == 0) ? Legacy : Modern;
    }

    /// <summary>Finds the object with Crossplane's fields; null if the composite does not have one.</summary>
    public JsonObject? Find(JsonObject composite) => composite.Find(_path);

    /// <summary>Sets one of Crossplane's fields; see <see cref="JsonObjects.TrySet"/>.</summary>
    public bool TrySet(JsonObject composite, string field, JsonNode value) => composite.TrySet(value, [.. _path, field]);
}
