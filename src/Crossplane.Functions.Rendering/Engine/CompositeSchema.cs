using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Where a composite keeps Crossplane's own fields: under <c>spec.crossplane</c>, or, in the kind that claims stand
/// before, directly under <c>spec</c>.
/// </summary>
internal sealed class CompositeSchema
{
    public static readonly CompositeSchema Modern = new("spec", "crossplane");
    public static readonly CompositeSchema Legacy = new("spec");

    private readonly string[] _path;

    private CompositeSchema(params string[] path) => _path = path;

    public bool HasClaims => this == Legacy;

    /// <summary>The style that an XRD asks for; without an XRD Crossplane's renderer takes every composite for a modern one.</summary>
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

    /// <summary>The object that holds Crossplane's fields; null if the composite does not have it.</summary>
    public JsonObject? Find(JsonObject composite) => composite.Find(_path);

    public JsonObject FindOrAdd(JsonObject composite) => composite.FindOrAdd(_path);
}
