using System.Diagnostics.CodeAnalysis;

namespace Crossplane.Functions.Resources;

/// <summary>The desired state: the resources of earlier functions, which this function adds to, changes and removes.</summary>
public sealed class DesiredState
{
    private readonly Protocol.State? _received;
    private readonly SortedDictionary<string, DesiredResource> _resources = new(StringComparer.Ordinal);
    private readonly DesiredSize _size;
    private DesiredResource? _composite;

    /// <param name="received">The state of earlier functions; null if there is none.</param>
    /// <param name="maxBytes">The bytes that the objects of this function may have together.</param>
    internal DesiredState(Protocol.State? received, int maxBytes = int.MaxValue)
    {
        _received = received;
        _size = new DesiredSize(maxBytes);
        _composite = received?.Composite is { } composite ? new DesiredResource(composite, _size) : null;
        foreach (var (name, resource) in received?.Resources ?? [])
        {
            _resources.Add(name, new DesiredResource(resource, _size));
        }
    }

    /// <summary>
    /// The desired composite. A function may only set its readiness, its connection details and its status; set the status
    /// with <see cref="FunctionContext.Status"/>.
    /// </summary>
    public DesiredResource Composite => _composite ??= new DesiredResource(_size);

    /// <summary>The desired composed resources by composition resource name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, DesiredResource> Resources => _resources;

    /// <summary>
    /// Returns the desired composed resource of a name, and adds one without an object if there is none. Set its object:
    /// Crossplane fails if a desired resource has none.
    /// </summary>
    /// <param name="name">
    /// The composition resource name. It identifies the object across calls: if the name changes, Crossplane deletes the
    /// object and creates a new one.
    /// </param>
    /// <example>
    /// <code>
    /// context.Desired.GetOrAdd("config").Set(configMap, MyJsonContext.Default.ConfigMap);
    /// </code>
    /// </example>
    public DesiredResource GetOrAdd(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_resources.TryGetValue(name, out var resource))
        {
            _resources.Add(name, resource = new DesiredResource(_size));
        }

        return resource;
    }

    /// <summary>Gets the desired composed resource of a name.</summary>
    /// <returns>False if there is none.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out DesiredResource? resource) =>
        _resources.TryGetValue(name, out resource);

    /// <summary>
    /// Adds the composed resources that exist and are not desired yet, as they are, so that Crossplane deletes none of them: for
    /// a function that cannot decide on them in this call, because it waits for the answer to a requirement.
    /// </summary>
    /// <param name="observed">The observed state.</param>
    /// <remarks>
    /// An object has the fields that Crossplane has applied, as its <c>metadata.managedFields</c> say. If they do not, it has all
    /// fields but those that the API server writes, see <c>Set</c> of <see cref="DesiredResource"/>.
    /// </remarks>
    public void Keep(ObservedState observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        foreach (var (name, resource) in observed.Resources)
        {
            if (resource.Document is { } document && !_resources.ContainsKey(name))
            {
                GetOrAdd(name).Set(AppliedFields.Of(document));
            }
        }
    }

    /// <summary>Removes a composed resource from the desired state: Crossplane deletes the object.</summary>
    /// <returns>False if there was none.</returns>
    public bool Remove(string name)
    {
        if (!_resources.Remove(name, out var resource))
        {
            return false;
        }

        _size.Replace(resource.OwnBytes, 0);
        return true;
    }

    /// <summary>Returns the message. It reuses the received one, so that the fields of a newer protocol stay in it.</summary>
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
