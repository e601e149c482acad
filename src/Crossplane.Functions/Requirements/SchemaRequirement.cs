using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Requirements;

/// <summary>The OpenAPI schema of a kind that a function requires.</summary>
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

    /// <summary>What is known; <see cref="RequirementState.Missing"/> if the cluster does not have the kind.</summary>
    public RequirementState State { get; }

    /// <summary>The schema with every reference inlined; null unless <see cref="RequirementState.Found"/>.</summary>
    public StructDocument? OpenApiV3 { get; }
}
