using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>
/// Normalizes desired state to the encoding of Go's deterministic marshalling. The tag of a request is a hash of its
/// bytes, but functions may return maps in any order.
/// </summary>
internal static class CanonicalState
{
    public static State From(State state)
    {
        var result = new State();
        if (state.Composite is { } composite)
        {
            result.Composite = From(composite);
        }

        foreach (var (name, resource) in state.Resources.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            result.Resources.Add(name, From(resource));
        }

        return result;
    }

    /// <summary>Sorts the keys of a Struct recursively.</summary>
    public static ByteString From(ByteString value) => JsonObjects.ToStruct(JsonObjects.FromStruct(value));

    private static Resource From(Resource resource)
    {
        var result = new Resource { Ready = resource.Ready };
        if (resource.HasResource_)
        {
            result.Resource_ = From(resource.Resource_);
        }

        foreach (var (key, value) in resource.ConnectionDetails.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            result.ConnectionDetails.Add(key, value);
        }

        return result;
    }
}
