namespace Kubernetes.Manifests.Meta;

/// <summary>What every object carries beside its own content.</summary>
public sealed record ObjectMeta
{
    /// <summary>Unique per kind and namespace, at most 253 characters of a DNS subdomain; a Service allows 63, of a DNS label.</summary>
    public string? Name { get; init; }

    /// <summary>Prefix that the API server completes to a unique name; read only while <see cref="Name"/> is null.</summary>
    public string? GenerateName { get; init; }

    /// <summary>Null on objects that belong to the cluster.</summary>
    public string? Namespace { get; init; }

    /// <summary>What selectors match. A key's name and a value have at most 63 characters each.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Not selectable, so free text; keys and values together at most 256 KiB.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>Observed only: grows by one with every change of the spec. Null on a desired object.</summary>
    public long? Generation { get; init; }
}
