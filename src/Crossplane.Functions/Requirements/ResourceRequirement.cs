using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Requirements;

/// <summary>Objects that a function requires.</summary>
public sealed class ResourceRequirement
{
    internal ResourceRequirement(Protocol.Resources? answer)
    {
        Items = answer?.Items.Select(item => new Resource(item)).ToArray() ?? [];
        State = answer switch
        {
            null => RequirementState.Pending,
            { Items.Count: 0 } => RequirementState.Missing,
            _ => RequirementState.Found,
        };
    }

    /// <summary>What is known.</summary>
    public RequirementState State { get; }

    /// <summary>What was found, in Crossplane's order (by namespace and name); empty unless <see cref="RequirementState.Found"/>.</summary>
    public IReadOnlyList<Resource> Items { get; }

    /// <summary>The first of <see cref="Items"/>; null if there is none.</summary>
    public Resource? First => Items.Count > 0 ? Items[0] : null;
}
