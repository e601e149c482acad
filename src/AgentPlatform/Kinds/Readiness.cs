using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Kinds;

/// <summary>Decides from observed objects whether they are ready.</summary>
internal static class Readiness
{
    /// <summary>
    /// For kinds that are ready once they exist: ServiceAccount, Service (ClusterIP), NetworkPolicy, ConfigMap.
    /// </summary>
    public static Ready IfExists(ObservedObject? observed) => Decide(observed, _ => true);

    /// <summary>Returns the condition of a type; null if there is none.</summary>
    /// <exception cref="ConversionException">The conditions are malformed.</exception>
    public static StatusCondition? Condition(ObservedObject observed, string type) => Find(observed.Conditions, type);

    /// <inheritdoc cref="Condition"/>
    public static StatusCondition? Find(IReadOnlyList<StatusCondition?> conditions, string type)
    {
        foreach (var condition in conditions)
        {
            if (condition?.Type == type)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>Returns null for a malformed status, which the user of the composite cannot fix.</summary>
    public static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ConversionException)
        {
            return null;
        }
    }

    /// <summary>
    /// The readiness of an object that Crossplane delivers, or that of the Object with which provider-kubernetes delivers it.
    /// </summary>
    public static Ready Decide(ObservedObject? observed, Func<ObservedObject, bool> isReady) => observed switch
    {
        null => Ready.False,
        { Delivered: Ready.Unspecified } => Look(observed, isReady) ? Ready.True : Ready.False,
        _ => observed.Delivered,
    };

    /// <summary>Looks at the object itself, however it is delivered; false if its status is absent or malformed.</summary>
    public static bool Look(ObservedObject? observed, Func<ObservedObject, bool> isReady)
    {
        try
        {
            return observed?.Document is not null && isReady(observed);
        }
        catch (ConversionException)
        {
            return false;
        }
    }
}
