using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Readiness;

/// <summary>Sets the readiness of desired resources from what is observed.</summary>
public static class DesiredStateExtensions
{
    /// <summary>
    /// Sets the readiness of each desired composed resource whose readiness no function has set, if its object exists and can
    /// be judged. Call it after all resources have been added.
    /// </summary>
    /// <param name="desired">The desired state.</param>
    /// <param name="observed">The observed state of the same call.</param>
    /// <param name="checks">The checks; <see cref="ReadyChecks.Default"/> if null (the default).</param>
    /// <remarks>
    /// A resource stays <see cref="Ready.Unspecified"/>, which Crossplane takes for not ready, if its object does not exist
    /// yet or has another group or kind than the desired one, or if <see cref="ReadyChecks.Decide"/> has no answer; a later
    /// function may decide. The readiness of the composite is not changed.
    /// </remarks>
    /// <example>
    /// <code>
    /// context.Desired.GetOrAdd("config").Set(configMap, MyJsonContext.Default.ConfigMap);
    /// context.Desired.AutoReady(context.Observed);
    /// </code>
    /// </example>
    public static void AutoReady(this DesiredState desired, ObservedState observed, ReadyChecks? checks = null)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(observed);
        checks ??= ReadyChecks.Default;
        foreach (var (name, resource) in desired.Resources)
        {
            if (resource.Ready == Ready.Unspecified
                && observed.Resources.TryGetValue(name, out var found)
                && IsSameKind(resource, found)
                && checks.Decide(found) is not Ready.Unspecified and var ready)
            {
                resource.Ready = ready;
            }
        }
    }

    /// <summary>
    /// Whether the observed object is the desired one. After a change of the kind under one name, Crossplane creates another
    /// object and observes the former one until then.
    /// </summary>
    private static bool IsSameKind(DesiredResource desired, Resource observed) =>
        desired.Kind == observed.Kind
        && ReadyCheck.GroupOf(desired.ApiVersion).SequenceEqual(ReadyCheck.GroupOf(observed.ApiVersion));
}
