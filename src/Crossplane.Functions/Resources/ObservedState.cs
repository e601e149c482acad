namespace Crossplane.Functions.Resources;

/// <summary>What exists.</summary>
public sealed class ObservedState
{
    internal ObservedState(Protocol.State? state)
    {
        Composite = new Resource(state?.Composite ?? new Protocol.Resource());
        Resources = state?.Resources.ToDictionary(entry => entry.Key, entry => new Resource(entry.Value)) ?? [];
    }

    /// <summary>The composite; without an object when the function runs in an Operation.</summary>
    public Resource Composite { get; }

    /// <summary>The composed resources that exist, by composition resource name.</summary>
    public IReadOnlyDictionary<string, Resource> Resources { get; }
}
