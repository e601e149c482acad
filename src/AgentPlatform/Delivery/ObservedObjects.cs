using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Delivery;

/// <summary>Reads the composed objects that exist, whichever way they were delivered.</summary>
internal static class ObservedObjects
{
    private static readonly FieldPath ManifestPath = "status.atProvider.manifest";

    public static IReadOnlyDictionary<string, ObservedObject> Read(IReadOnlyDictionary<string, Resource> resources) =>
        resources.ToDictionary(resource => resource.Key, resource => Read(resource.Value));

    private static ObservedObject Read(Resource resource) => IsDelivered(resource)
        ? new ObservedObject(resource.Document?.GetObject(ManifestPath), ReadyOf(resource), !IsTrue(resource, "Synced"))
        : new ObservedObject(resource.Document);

    private static bool IsDelivered(Resource resource) =>
        resource.Kind == "Object"
        && resource.ApiVersion?.Split('/')[0] is ("kubernetes.crossplane.io" or "kubernetes.m.crossplane.io");

    /// <summary>An Object that is not synced says nothing of the newest manifest, whatever its condition Ready says.</summary>
    private static Ready ReadyOf(Resource resource) =>
        IsTrue(resource, "Ready") && IsTrue(resource, "Synced") ? Ready.True : Ready.False;

    private static bool IsTrue(Resource resource, string condition)
    {
        try
        {
            return resource.GetCondition(condition)?.Status == "True";
        }
        catch (ConversionException)
        {
            return false;
        }
    }
}
