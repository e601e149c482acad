namespace Crossplane.Functions.Rendering.Validation;

/// <summary>The treatment of fields that a schema does not list.</summary>
internal enum SchemaDialect
{
    /// <summary>JSON Schema: unlisted fields are allowed unless the schema forbids them.</summary>
    JsonSchema,

    /// <summary>OpenAPI v3 of an API server: unlisted fields are rejected if the schema lists any field.</summary>
    OpenApi,

    /// <summary>Structural schema of a CRD or XRD: unlisted fields are rejected unless the schema allows them.</summary>
    Structural,
}
