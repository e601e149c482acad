using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Reads the connection details of an observed resource from the Secret that it writes.</summary>
internal static class ConnectionDetails
{
    /// <summary>Adds the data of the Secret in <c>spec.writeConnectionSecretToRef</c>, if the store contains it.</summary>
    /// <exception cref="RenderException">A value of the Secret is not base64.</exception>
    public static void Add(JsonObject value, ObjectStore store, Resource resource)
    {
        if (value.Find("spec", "writeConnectionSecretToRef") is not { } reference)
        {
            return;
        }

        var ns = value.Namespace() is { Length: > 0 } own ? own : reference.Text("namespace");
        if (store.Find("v1", "Secret", ns, reference.Text("name")) is { } secret)
        {
            foreach (var (key, data) in SecretData.Read(secret))
            {
                resource.ConnectionDetails[key] = data;
            }
        }
    }
}
