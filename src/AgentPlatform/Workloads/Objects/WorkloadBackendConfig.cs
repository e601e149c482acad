using System.Globalization;
using AgentPlatform.Shared;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

internal static class WorkloadBackendConfig
{
    private const string Suffix = "-backend-config";
    private const int MaxNameLength = 63;

    public static string NameFor(Workload workload) => ObjectNames.WithSuffix(workload.Name, Suffix, MaxNameLength);

    public static V1ConfigMap Render(Workload workload)
    {
        var backend = workload.Spec.Backend!;
        var ns = backend.Namespace ?? workload.Namespace;
        var port = backend.Port!.Value.ToString(CultureInfo.InvariantCulture);
        return new V1ConfigMap
        {
            ApiVersion = "v1",
            Kind = V1ConfigMap.KubeKind,
            Metadata = workload.ObjectMeta(Suffix, MaxNameLength),
            Data = new Dictionary<string, string>
            {
                ["BACKEND_SERVICE_URL"] = $"http://{backend.ServiceName}.{ns}.svc.cluster.local:{port}",
                ["BACKEND_SERVICE_NAME"] = backend.ServiceName!,
                ["BACKEND_SERVICE_NAMESPACE"] = ns,
                ["BACKEND_SERVICE_PORT"] = port,
            },
        };
    }
}
