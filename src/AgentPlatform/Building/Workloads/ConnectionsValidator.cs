using AgentPlatform.Building.Network;
using AgentPlatform.Building.Routes;
using AgentPlatform.Values;
using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Workloads;

/// <summary>Validates the network policy, exposure and backend of a workload.</summary>
internal static class ConnectionsValidator
{
    public static void Validate(string path, WorkloadSpec spec, ProblemSet problems)
    {
        ValidatePolicy((path, ".networkPolicy"), spec.NetworkPolicy, problems);
        ValidateExposure((path, ".exposure"), spec.Exposure, problems);
        if (spec.Backend is not { } backend)
        {
            return;
        }

        Checks.Required((path, ".backend.serviceName"), backend.ServiceName, "the name of a Service", problems);
        if (!string.IsNullOrEmpty(backend.ServiceName) && !ResourceNames.IsDnsLabel(backend.ServiceName))
        {
            problems.Add(
                $"{path}.backend.serviceName",
                "must be the name of a Service (lower-case letters, digits and dashes, at most 63), but is "
                    + Text.Quote(backend.ServiceName));
        }

        Checks.Namespace((path, ".backend.namespace"), backend.Namespace, problems);
        Checks.Port((path, ".backend.port"), backend.Port, problems);
        if (backend.Port is null)
        {
            problems.Add($"{path}.backend.port", "is required: the port of the Service");
        }
    }

    private static void ValidatePolicy(Field path, NetworkPolicySpec? policy, ProblemSet problems)
    {
        Checks.Count((path, ".egress"), policy?.Egress?.Count, Bounds.NetworkRules, problems);
        for (var index = 0; index < policy?.Egress?.Count; index++)
        {
            var destination = policy.Egress[index] ?? new NetworkDestination();
            Checks.Required($"{path}.egress[{index}].namespace", destination.Namespace, "the name of a namespace", problems);
            Checks.Namespace($"{path}.egress[{index}].namespace", destination.Namespace, problems);
            Checks.Count($"{path}.egress[{index}].ports", destination.Ports?.Count, Bounds.NetworkRules, problems);
            for (var port = 0; port < destination.Ports?.Count; port++)
            {
                Checks.Port($"{path}.egress[{index}].ports[{port}]", destination.Ports[port], problems);
            }
        }

        Checks.Count((path, ".ingress"), policy?.Ingress?.Count, Bounds.NetworkRules, problems);
        for (var index = 0; index < policy?.Ingress?.Count; index++)
        {
            Checks.Required(
                $"{path}.ingress[{index}].namespace", policy.Ingress[index]?.Namespace, "the name of a namespace", problems);
            Checks.Namespace($"{path}.ingress[{index}].namespace", policy.Ingress[index]?.Namespace, problems);
        }
    }

    private static void ValidateExposure(Field path, ExposureSpec? exposure, ProblemSet problems)
    {
        Checks.Hostname((path, ".hostname"), exposure?.Hostname, problems);
        Checks.RoutePath((path, ".pathPrefix"), exposure?.PathPrefix, problems);
        if (exposure?.GatewayRef is not { } gateway)
        {
            return;
        }

        Checks.Required((path, ".gatewayRef.name"), gateway.Name, "the name of a Gateway", problems);
        Checks.ObjectName((path, ".gatewayRef.name"), gateway.Name, "a Gateway", problems);
        Checks.Namespace((path, ".gatewayRef.namespace"), gateway.Namespace, problems);
        Checks.ObjectName((path, ".gatewayRef.sectionName"), gateway.SectionName, "a listener", problems);
    }
}
