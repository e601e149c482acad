using System.Globalization;
using AgentPlatform.Building.Metadata;
using k8s.Models;

namespace AgentPlatform.Building.Network;

/// <summary>
/// A Service that a workload calls. Its address is in the environment as plain variables, so that a new address starts new pods.
/// A ConfigMap has the same values for those who read it.
/// </summary>
/// <param name="ServiceName">The Service's name.</param>
/// <param name="Namespace">The Service's namespace.</param>
/// <param name="Port">The Service's port.</param>
internal sealed record Backend(string ServiceName, string Namespace, int Port)
{
    private const string Suffix = "-backend-config";
    private const int MaxNameLength = 63;

    /// <summary>The variables.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables
    {
        get
        {
            var port = Port.ToString(CultureInfo.InvariantCulture);
            return
            [
                new("BACKEND_SERVICE_URL", $"http://{ServiceName}.{Namespace}.svc.cluster.local:{port}"),
                new("BACKEND_SERVICE_NAME", ServiceName),
                new("BACKEND_SERVICE_NAMESPACE", Namespace),
                new("BACKEND_SERVICE_PORT", port),
            ];
        }
    }

    /// <summary>Renders the ConfigMap.</summary>
    public V1ConfigMap Render(ObjectMetadata objects) => new()
    {
        ApiVersion = "v1",
        Kind = V1ConfigMap.KubeKind,
        Metadata = objects.Create(Suffix, MaxNameLength),
        Data = new Dictionary<string, string>(Variables),
    };
}
