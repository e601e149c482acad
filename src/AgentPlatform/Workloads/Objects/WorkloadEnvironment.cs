using System.Globalization;
using AgentPlatform.Workloads.Specs;
using k8s.Models;

namespace AgentPlatform.Workloads.Objects;

/// <summary>Renders the environment, which the init container and the service share.</summary>
internal static class WorkloadEnvironment
{
    public static IList<V1EnvVar> Render(Workload workload) =>
    [
        Literal("NATS_URL", workload.Stream.Url),
        Literal("NATS_STREAM_NAME", workload.Stream.Name),
        Literal("NATS_CONSUMER_GROUP", workload.Stream.Consumer),
        .. workload.SecretVariables,
        .. RenderDescription(workload),
        .. RenderBackend(workload),
        .. workload.Spec.SecretRefs?.SelectMany(RenderKeys) ?? [],
        .. workload.Spec.Env?.Select(variable => Value(variable.Name!, variable.Value ?? "")) ?? [],
    ];

    /// <summary>Secrets whose keys all become variables; null for none.</summary>
    public static IList<V1EnvFromSource>? RenderSources(Workload workload)
    {
        var sources = workload.Spec.SecretRefs?
            .Where(reference => reference.Env is null or { Count: 0 })
            .Select(RenderAll)
            .ToArray();
        return sources is { Length: > 0 } ? sources : null;
    }

    private static IEnumerable<V1EnvVar> RenderDescription(Workload workload)
    {
        if (workload.Profile.DescribesItself || workload.Spec.HttpPort is not null)
        {
            yield return Value("PORT", workload.HttpPort.ToString(CultureInfo.InvariantCulture));
        }

        if (workload.Profile.DescribesItself)
        {
            var version = workload.ImageReference.Version;
            yield return Value("OTEL_SERVICE_NAME", workload.Name);
            yield return Value("OTEL_SERVICE_VERSION", version);
            yield return Value(
                "OTEL_RESOURCE_ATTRIBUTES",
                $"service.name={workload.Name},service.namespace={workload.Namespace},service.version={version}");
        }
    }

    /// <summary>Variables of the spec take precedence: a service may go to its backend by another way, such as a proxy.</summary>
    private static IEnumerable<V1EnvVar> RenderBackend(Workload workload)
    {
        string?[] own =
        [
            .. workload.Spec.Env?.Select(variable => variable.Name) ?? [],
            .. workload.Spec.SecretRefs?.SelectMany(RenderKeys).Select(variable => variable.Name) ?? [],
        ];
        return WorkloadBackendConfig.Variables(workload)
            .ExceptBy(own, variable => variable.Key)
            .Select(variable => Value(variable.Key, variable.Value));
    }

    private static V1EnvFromSource RenderAll(SecretReference reference) => new()
    {
        Prefix = string.IsNullOrEmpty(reference.Prefix) ? null : reference.Prefix,
        SecretRef = new V1SecretEnvSource { Name = reference.Name, Optional = reference.Optional },
    };

    private static IEnumerable<V1EnvVar> RenderKeys(SecretReference reference) => reference.Env?.Select(variable => new V1EnvVar
    {
        Name = variable.EnvName ?? variable.SecretKey,
        ValueFrom = new V1EnvVarSource
        {
            SecretKeyRef = new V1SecretKeySelector
            {
                Name = reference.Name,
                Key = variable.SecretKey,
                Optional = reference.Optional,
            },
        },
    }) ?? [];

    /// <summary>Escapes <c>$</c>, so that Kubernetes does not expand variable references in the value.</summary>
    private static V1EnvVar Literal(string name, string value) => Value(name, value.Replace("$", "$$", StringComparison.Ordinal));

    private static V1EnvVar Value(string name, string value) => new() { Name = name, Value = value };
}
