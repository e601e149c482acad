using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The connection details of an observed resource, from the Secret that it writes.</summary>
internal static class ConnectionDetails
{
    /// <summary>Adds what the Secret of <c>spec.writeConnectionSecretToRef</c> holds, if it is among the given objects.</summary>
    /// <exception cref="RenderException">A value of the Secret is not base64.</exception>
    public static void Add(JsonObject value, ObjectStore store, Resource resource)
    {
        if (value.Find("spec", "writeConnectionSecretToRef") is not { } reference)
        {
            return;
        }

        var space = value.Namespace() is { Length: > 0 } own ? own : reference.Text("namespace");
        if (store.Find("v1", "Secret", space, reference.Text("name")) is { } secret)
        {
            foreach (var (key, data) in SecretData.Read(secret))
            {
                resource.ConnectionDetails[key] = data;
            }
        }
    }
}
