using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Requirements;

/// <summary>A requirement for objects, with Crossplane's answer.</summary>
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

    /// <summary>The state of the requirement.</summary>
    public RequirementState State { get; }

    /// <summary>
    /// The objects in Crossplane's order (by namespace and name); empty unless <see cref="RequirementState.Found"/>.
    /// </summary>
    public IReadOnlyList<Resource> Items { get; }

    /// <summary>The first of the <see cref="Items"/>; null if there are none.</summary>
    public Resource? First => Items.Count > 0 ? Items[0] : null;
}
