namespace Crossplane.Functions;

/// <summary>What the calling Crossplane says it can do.</summary>
public sealed class CallerCapabilities
{
    private readonly IReadOnlyCollection<Protocol.Capability> _stated;

    internal CallerCapabilities(IReadOnlyCollection<Protocol.Capability> stated) => _stated = stated;

    /// <summary>
    /// Whether the caller states its capabilities at all, as Crossplane does from v2.2 on. If not, the absence of one
    /// means nothing.
    /// </summary>
    public bool AreStated => _stated.Contains(Protocol.Capability.Capabilities);

    /// <summary>Whether the caller can do something; null if it does not state its capabilities.</summary>
    public bool? Has(Capability capability) =>
        AreStated ? _stated.Contains((Protocol.Capability)capability) : null;
}
