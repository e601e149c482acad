using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Delivery;

/// <summary>Reads the observed composed objects, delivered directly or through provider-kubernetes.</summary>
internal static class ObservedObjects
{
    private static readonly FieldPath ApiVersionPath = "apiVersion";
    private static readonly FieldPath KindPath = "kind";
    private static readonly FieldPath ManifestPath = "status.atProvider.manifest";

    public static IReadOnlyDictionary<string, ObservedObject> Read(IReadOnlyDictionary<string, Resource> resources) =>
        resources.ToDictionary(resource => resource.Key, resource => Read(resource.Value));

    private static ObservedObject Read(Resource resource)
    {
        var document = resource.Document;
        return document is not null && IsDelivered(document)
            ? new ObservedObject(document.GetObject(ManifestPath), ReadyOf(resource), !IsTrue(resource, "Synced"))
            : new ObservedObject(document);
    }

    private static bool IsDelivered(StructDocument document) =>
        document.GetString(KindPath) == "Object"
        && document.GetString(ApiVersionPath)?.Split('/')[0] is ("kubernetes.crossplane.io" or "kubernetes.m.crossplane.io");

    /// <summary>The condition Ready of an Object that is not synced may be about an older manifest.</summary>
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
