namespace Crossplane.Functions.Requirements;

/// <summary>
/// The requirements of a function: objects and schemas that it must read in addition to the composite and its composed
/// resources.
/// </summary>
/// <remarks>
/// Declare all requirements in every call. While one is <see cref="RequirementState.Pending"/>, return without deciding on
/// it: Crossplane discards the response and calls again with the answer. It stops when the requirements of two consecutive
/// calls are equal, and fails after the sixth call.
/// </remarks>
/// <example>
/// <code>
/// var settings = context.Require.Resource("settings", "v1", "ConfigMap", "platform-settings", "platform");
/// switch (settings.State)
/// {
///     case RequirementState.Pending:
///         return ValueTask.CompletedTask;
///     case RequirementState.Missing:
///         context.Results.Fatal("cannot find ConfigMap platform/platform-settings: it does not exist");
///         return ValueTask.CompletedTask;
/// }
///
/// var region = settings.First!.Document?.GetString("data.region");
/// </code>
/// </example>
public sealed class RequirementSet
{
    private readonly Protocol.RunFunctionRequest _request;
    private readonly SortedDictionary<string, Protocol.ResourceSelector> _resources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Protocol.SchemaSelector> _schemas = new(StringComparer.Ordinal);

    internal RequirementSet(Protocol.RunFunctionRequest request) => _request = request;

    /// <summary>True if the request lacks the answer to a requirement.</summary>
    internal bool IsPending =>
        (_resources.Count > 0 && _resources.Keys.Any(name => !_request.RequiredResources.ContainsKey(name)))
        || (_schemas.Count > 0 && _schemas.Keys.Any(name => !_request.RequiredSchemas.ContainsKey(name)));

    /// <summary>Requires an object by name.</summary>
    /// <param name="name">The requirement's name, unique in the function.</param>
    /// <param name="apiVersion">The object's apiVersion.</param>
    /// <param name="kind">The object's kind.</param>
    /// <param name="objectName">The object's name.</param>
    /// <param name="objectNamespace">The object's namespace; null for a cluster-scoped kind.</param>
    public ResourceRequirement Resource(
        string name, string apiVersion, string kind, string objectName, string? objectNamespace = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(objectName);
        return Require(name, apiVersion, kind, objectNamespace, selector => selector.MatchName = objectName);
    }

    /// <summary>Requires the objects that have the given labels.</summary>
    /// <param name="name">The requirement's name, unique in the function.</param>
    /// <param name="apiVersion">The objects' apiVersion.</param>
    /// <param name="kind">The objects' kind.</param>
    /// <param name="labels">The labels, all of which must match; empty for all objects of the kind.</param>
    /// <param name="objectNamespace">The objects' namespace; null for all namespaces.</param>
    public ResourceRequirement Resources(
        string name, string apiVersion, string kind, IReadOnlyDictionary<string, string> labels, string? objectNamespace = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var match = new Protocol.MatchLabels();
        foreach (var (key, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            match.Labels.Add(key, value);
        }

        return Require(name, apiVersion, kind, objectNamespace, selector => selector.MatchLabels = match);
    }

    /// <summary>Requires the OpenAPI schema of a kind.</summary>
    /// <param name="name">The requirement's name, unique in the function.</param>
    /// <param name="apiVersion">The kind's apiVersion.</param>
    /// <param name="kind">The kind.</param>
    /// <remarks>
    /// Crossplane before v2.2 never answers, so the requirement stays pending; see <see cref="Capability.RequiredSchemas"/>.
    /// </remarks>
    public SchemaRequirement Schema(string name, string apiVersion, string kind)
    {
        Check(name, apiVersion, kind);
        _schemas[name] = new Protocol.SchemaSelector { ApiVersion = apiVersion, Kind = kind };
        return new SchemaRequirement(_request.RequiredSchemas.GetValueOrDefault(name));
    }

    /// <summary>Returns the answer to a requirement that the pipeline step itself declares in the Composition.</summary>
    /// <param name="name">The requirement's name in the Composition.</param>
    public ResourceRequirement Bootstrap(string name) =>
        new(_request.RequiredResources.GetValueOrDefault(name));

    /// <summary>
    /// Returns the message; null if there are no requirements, because an empty message costs another call on Crossplane
    /// v2.3.
    /// </summary>
    internal Protocol.Requirements? ToMessage()
    {
        if (_resources.Count == 0 && _schemas.Count == 0)
        {
            return null;
        }

        var message = new Protocol.Requirements();
        foreach (var (name, selector) in _resources)
        {
            message.Resources.Add(name, selector);
        }

        foreach (var (name, selector) in _schemas)
        {
            message.Schemas.Add(name, selector);
        }

        return message;
    }

    private static void Check(string name, string apiVersion, string kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(apiVersion);
        ArgumentException.ThrowIfNullOrEmpty(kind);
    }

    private ResourceRequirement Require(
        string name, string apiVersion, string kind, string? objectNamespace, Action<Protocol.ResourceSelector> match)
    {
        Check(name, apiVersion, kind);
        var selector = new Protocol.ResourceSelector { ApiVersion = apiVersion, Kind = kind };
        if (objectNamespace is not null)
        {
            selector.Namespace = objectNamespace;
        }

        match(selector);
        _resources[name] = selector;
        return Bootstrap(name);
    }
}
