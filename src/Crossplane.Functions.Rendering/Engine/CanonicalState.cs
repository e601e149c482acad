using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Desired state in the one encoding that Go's deterministic marshalling has for it. The tag of a request is a hash of its
/// bytes, and functions may send maps in any order.
/// </summary>
internal static class CanonicalState
{
    public static State Of(State state)
    {
        var result = new State();
        if (state.Composite is { } composite)
        {
            result.Composite = Of(composite);
        }

        foreach (var (name, resource) in state.Resources.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            result.Resources.Add(name, Of(resource));
        }

        return result;
    }

    /// <summary>A Struct with its keys sorted, those of nested objects too.</summary>
    public static ByteString Of(ByteString value) => JsonObjects.ToStruct(JsonObjects.FromStruct(value));

    private static Resource Of(Resource resource)
    {
        var result = new Resource { Ready = resource.Ready };
        if (resource.HasResource_)
        {
            result.Resource_ = Of(resource.Resource_);
        }

        foreach (var (key, value) in resource.ConnectionDetails.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            result.ConnectionDetails.Add(key, value);
        }

        return result;
    }
}
