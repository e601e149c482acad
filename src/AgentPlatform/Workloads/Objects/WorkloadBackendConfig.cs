using System.Globalization;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

/// <summary>
/// The address of the backend. It is in the environment as plain variables, so that a new address starts new pods. The ConfigMap
/// has the same values for those who read it.
/// </summary>
internal static class WorkloadBackendConfig
{
    private const string Suffix = "-backend-config";
    private const int MaxNameLength = 63;

    private const string Url = "BACKEND_SERVICE_URL";
    private const string ServiceName = "BACKEND_SERVICE_NAME";
    private const string ServiceNamespace = "BACKEND_SERVICE_NAMESPACE";
    private const string Port = "BACKEND_SERVICE_PORT";

    /// <summary>The variables; none without a backend.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Variables(Workload workload)
    {
        if (workload.Spec.Backend is not { } backend)
        {
            return [];
        }

        var ns = backend.Namespace ?? workload.Namespace;
        var port = backend.Port!.Value.ToString(CultureInfo.InvariantCulture);
        return
        [
            new(Url, $"http://{backend.ServiceName}.{ns}.svc.cluster.local:{port}"),
            new(ServiceName, backend.ServiceName!),
            new(ServiceNamespace, ns),
            new(Port, port),
        ];
    }

    public static V1ConfigMap Render(Workload workload) => new()
    {
        ApiVersion = "v1",
        Kind = V1ConfigMap.KubeKind,
        Metadata = workload.ObjectMeta(Suffix, MaxNameLength),
        Data = new Dictionary<string, string>(Variables(workload)),
    };
}
