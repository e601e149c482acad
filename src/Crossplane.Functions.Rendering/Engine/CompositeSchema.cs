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

    private static readonly string[] Versions = ["apiextensions.crossplane.io/v1", "apiextensions.crossplane.io/v2"];

    private readonly string[] _path;

    private CompositeSchema(params string[] path) => _path = path;

    public bool HasClaims => this == Legacy;

    /// <summary>Selects the schema of a composite by its XRD, whose kind does not matter, but whose apiVersion does.</summary>
    /// <exception cref="RenderException">The XRD has another version, or defines another kind of composite.</exception>
    public static CompositeSchema Select(JsonObject? definition, JsonObject composite)
    {
        if (definition is not null)
        {
            RequireMatch(definition, composite);
        }

        return Select(definition);
    }

    /// <summary>Says that the apiVersion is not one of an XRD.</summary>
    public static string UnrecognizedVersion(JsonObject definition) =>
        $"CompositeResourceDefinition \"{definition.Name()}\" has unrecognized apiVersion \"{definition.ApiVersion()}\""
        + $" (expected one of [{string.Join(' ', Versions)}])";

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

    private static void RequireMatch(JsonObject definition, JsonObject composite)
    {
        const string What = "cannot select composite resource schema";
        if (!Versions.Contains(definition.ApiVersion()))
        {
            throw new RenderException($"{What}: {UnrecognizedVersion(definition)}");
        }

        var spec = definition.Find("spec");
        var kind = spec?.Find("names").Text("kind");
        var group = composite.ApiVersion().Contains('/', StringComparison.Ordinal) ? composite.ApiVersion().Split('/')[0] : "";
        if (spec.Text("group") != group || kind != composite.Kind())
        {
            throw new RenderException(
                $"{What}: CompositeResourceDefinition \"{definition.Name()}\" (composite Group={spec.Text("group")}"
                + $" Kind={kind}) does not match the input XR's Group={group} Kind={composite.Kind()}");
        }
    }

    /// <summary>Finds the object with Crossplane's fields; null if the composite does not have one.</summary>
    public JsonObject? Find(JsonObject composite) => composite.Find(_path);

    /// <summary>Sets one of Crossplane's fields; see <see cref="JsonObjects.TrySet"/>.</summary>
    public bool TrySet(JsonObject composite, string field, JsonNode value) => composite.TrySet(value, [.. _path, field]);
}
