using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Requirements;

/// <summary>A requirement for the OpenAPI schema of a kind, with Crossplane's answer.</summary>
public sealed class SchemaRequirement
{
    internal SchemaRequirement(Protocol.Schema? answer)
    {
        OpenApiV3 = answer?.HasOpenapiV3 == true ? new StructDocument(answer.OpenapiV3.Memory) : null;
        State = (answer, OpenApiV3) switch
        {
            (null, _) => RequirementState.Pending,
            (_, null) => RequirementState.Missing,
            _ => RequirementState.Found,
        };
    }

    /// <summary>
    /// The state of the requirement; <see cref="RequirementState.Missing"/> if the cluster does not have the kind.
    /// </summary>
    public RequirementState State { get; }

    /// <summary>The OpenAPI v3 schema with all references inlined; null unless <see cref="RequirementState.Found"/>.</summary>
    public StructDocument? OpenApiV3 { get; }
}
