using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Kinds;

/// <summary>The input for rendering a composite.</summary>
internal class CompositeCall
{
    /// <param name="document">The observed composite, unvalidated.</param>
    /// <param name="observed">The observed composed objects by composition resource name.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="cluster">Asks for other objects of the cluster.</param>
    public CompositeCall(
        StructDocument document,
        IReadOnlyDictionary<string, ObservedObject> observed,
        PlatformSettings settings,
        ClusterLookup cluster)
    {
        Document = document;
        Observed = observed;
        Settings = settings;
        Cluster = cluster;
        Required = new RequiredObjects(cluster);
        Previous = new PreviousStatus(document);
        Problems = new ProblemSet();
    }

    private protected CompositeCall(CompositeCall other)
    {
        Document = other.Document;
        Observed = other.Observed;
        Settings = other.Settings;
        Cluster = other.Cluster;
        Required = other.Required;
        Previous = other.Previous;
        Problems = other.Problems;
    }

    /// <summary>The observed composite, unvalidated and without the platform's defaults.</summary>
    public StructDocument Document { get; }

    /// <summary>The observed composed objects by composition resource name.</summary>
    public IReadOnlyDictionary<string, ObservedObject> Observed { get; }

    /// <summary>The platform's settings.</summary>
    public PlatformSettings Settings { get; }

    /// <summary>Objects of others that the composite can be rendered without.</summary>
    public ClusterLookup Cluster { get; }

    /// <summary>Objects of others that the composite cannot be rendered without.</summary>
    public RequiredObjects Required { get; }

    /// <summary>The composite's status as the previous call left it.</summary>
    public PreviousStatus Previous { get; }

    /// <summary>Receives the problems that are found.</summary>
    public ProblemSet Problems { get; }
}
