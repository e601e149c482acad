namespace Crossplane.Functions.Testing.Answers;

/// <summary>Objects that a function requires.</summary>
public sealed class AnsweredRequirement
{
    internal AnsweredRequirement(
        string apiVersion, string kind, string? name, IReadOnlyDictionary<string, string> labels, string? ns)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Name = name;
        Labels = labels;
        Namespace = ns;
    }

    /// <summary>The objects' apiVersion.</summary>
    public string ApiVersion { get; }

    /// <summary>The objects' kind.</summary>
    public string Kind { get; }

    /// <summary>The object's name; null for objects by label.</summary>
    public string? Name { get; }

    /// <summary>The labels that the objects must have; empty for an object by name, and for all of a kind.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>The objects' namespace; null for a cluster-scoped object, and for all namespaces.</summary>
    public string? Namespace { get; }
}
