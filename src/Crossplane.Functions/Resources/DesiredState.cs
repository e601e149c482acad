using System.Diagnostics.CodeAnalysis;

namespace Crossplane.Functions.Resources;

/// <summary>What shall be: what earlier functions want, and what this one adds, changes and removes.</summary>
public sealed class DesiredState
{
    private readonly Protocol.State? _received;
    private readonly SortedDictionary<string, DesiredResource> _resources = new(StringComparer.Ordinal);
    private DesiredResource? _composite;

    internal DesiredState(Protocol.State? received)
    {
        _received = received;
        _composite = received?.Composite is { } composite ? new DesiredResource(composite) : null;
        foreach (var (name, resource) in received?.Resources ?? [])
        {
            _resources.Add(name, new DesiredResource(resource));
        }
    }

    /// <summary>
    /// The composite. Only its readiness, connection details and status are a function's to set; the status through
    /// <see cref="FunctionContext.Status"/>.
    /// </summary>
    public DesiredResource Composite => _composite ??= new DesiredResource();

    /// <summary>The composed resources by composition resource name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, DesiredResource> Resources => _resources;

    /// <summary>
    /// The composed resource of a name. It is added, without an object, if it is not there; Crossplane fails on one that
    /// stays so, so set its object.
    /// </summary>
    /// <param name="name">
    /// The composition resource name. It identifies the object from call to call: under another name, the object is
    /// deleted and made anew.
    /// </param>
    public DesiredResource GetOrAdd(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_resources.TryGetValue(name, out var resource))
        {
            _resources.Add(name, resource = new DesiredResource());
        }

        return resource;
    }

    /// <summary>The composed resource of a name, if it is there.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out DesiredResource? resource) =>
        _resources.TryGetValue(name, out resource);

    /// <summary>Takes a resource out of desired state: Crossplane deletes the object.</summary>
    /// <returns>False if it was not there.</returns>
    public bool Remove(string name) => _resources.Remove(name);

    /// <summary>The message; the received one is used up, so that fields of a newer protocol stay in it.</summary>
    internal Protocol.State? ToMessage()
    {
        var composite = _composite?.Message;
        if (_received?.Composite is null && composite?.CalculateSize() == 0)
        {
            composite = null;
        }

        if (_received is null && composite is null && _resources.Count == 0)
        {
            return null;
        }

        var state = _received ?? new Protocol.State();
        state.Composite = composite;
        state.Resources.Clear();
        foreach (var (name, resource) in _resources)
        {
            state.Resources.Add(name, resource.Message);
        }

        return state;
    }
}
