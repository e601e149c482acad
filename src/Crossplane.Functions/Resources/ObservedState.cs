namespace Crossplane.Functions.Resources;

/// <summary>What exists.</summary>
public sealed class ObservedState
{
    private readonly SortedDictionary<string, Resource> _resources = new(StringComparer.Ordinal);

    internal ObservedState(Protocol.State? state)
    {
        Composite = new Resource(state?.Composite ?? new Protocol.Resource());
        foreach (var (name, resource) in state?.Resources ?? [])
        {
            _resources.Add(name, new Resource(resource));
        }
    }

    /// <summary>The composite; without an object when the function runs in an Operation.</summary>
    public Resource Composite { get; }

    /// <summary>The composed resources that exist, by composition resource name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Resource> Resources => _resources;
}
