using k8s.Models;

namespace AgentPlatform.Values;

/// <summary>The requests and limits of a size.</summary>
/// <remarks>Amounts are kept as written, for messages; rendered objects have the canonical form.</remarks>
/// <param name="requests">Both amounts.</param>
/// <param name="limits">Both amounts.</param>
internal sealed class Size(ResourceAmounts requests, ResourceAmounts limits)
{
    private V1ResourceRequirements? _requirements;

    public ResourceAmounts Requests => requests;

    public ResourceAmounts Limits => limits;

    /// <summary>The Kubernetes model. It is shared between objects and must not be modified.</summary>
    /// <exception cref="FormatException">An amount is not valid; <see cref="Checks.Resources"/> rejects these.</exception>
    public V1ResourceRequirements Requirements => _requirements ??= new V1ResourceRequirements
    {
        Requests = Render(requests),
        Limits = Render(limits),
    };

    /// <summary>Returns a size with some amounts replaced.</summary>
    public Size Override(ResourceOverrides? overrides) => overrides is { Requests: null, Limits: null } or null
        ? this
        : new Size(Override(requests, overrides.Requests), Override(limits, overrides.Limits));

    private static ResourceAmounts Override(ResourceAmounts amounts, ResourceAmounts? overrides) => new()
    {
        Cpu = overrides?.Cpu ?? amounts.Cpu,
        Memory = overrides?.Memory ?? amounts.Memory,
    };

    private static Dictionary<string, ResourceQuantity> Render(ResourceAmounts amounts) => new()
    {
        ["cpu"] = new ResourceQuantity(amounts.Cpu),
        ["memory"] = new ResourceQuantity(amounts.Memory),
    };
}
