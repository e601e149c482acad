namespace Crossplane.Functions;

/// <summary>The capabilities that the calling Crossplane states in <c>meta.capabilities</c> of the request.</summary>
public sealed class CallerCapabilities
{
    private readonly IReadOnlyCollection<Protocol.Capability> _stated;

    internal CallerCapabilities(IReadOnlyCollection<Protocol.Capability> stated) => _stated = stated;

    /// <summary>
    /// True if the caller states its capabilities, as Crossplane v2.2 and later do. If false, the absence of a capability
    /// means nothing.
    /// </summary>
    public bool AreStated => _stated.Contains(Protocol.Capability.Capabilities);

    /// <summary>Checks whether the caller has a capability.</summary>
    /// <returns>Null if the caller does not state its capabilities.</returns>
    public bool? Has(Capability capability) =>
        AreStated ? _stated.Contains((Protocol.Capability)capability) : null;
}
