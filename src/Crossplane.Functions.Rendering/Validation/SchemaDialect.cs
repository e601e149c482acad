namespace Crossplane.Functions.Rendering.Validation;

/// <summary>What a schema says of fields that it does not list.</summary>
internal enum SchemaDialect
{
    /// <summary>JSON Schema: they are allowed unless it says otherwise.</summary>
    JsonSchema,

    /// <summary>An API server's OpenAPI v3: refused where an object lists any field.</summary>
    OpenApi,

    /// <summary>The structural schema of a CRD or XRD: refused unless it says otherwise.</summary>
    Structural,
}
