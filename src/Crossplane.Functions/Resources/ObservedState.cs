namespace Crossplane.Functions.Resources;

/// <summary>The observed state: the composite and the composed resources that exist.</summary>
public sealed class ObservedState
{
    private readonly SortedList<string, Resource> _resources;

    internal ObservedState(Protocol.State? state)
    {
        Composite = new Resource(state?.Composite ?? new Protocol.Resource());
        var resources = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var (name, resource) in state?.Resources ?? [])
        {
            resources.Add(name, new Resource(resource));
        }

        _resources = new SortedList<string, Resource>(resources, StringComparer.Ordinal);
    }

    /// <summary>The observed composite; without an object when the function runs in an Operation.</summary>
    public Resource Composite { get; }

    /// <summary>The observed composed resources by composition resource name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Resource> Resources => _resources;
}
