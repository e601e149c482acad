using System.Globalization;
using AgentPlatform.Workloads.Specs;
using Kubernetes.Manifests.Core;

namespace AgentPlatform.Workloads.Objects;

/// <summary>The environment of a workload's containers. Migrations and the service see the same.</summary>
internal static class WorkloadEnvironment
{
    public static IReadOnlyList<EnvVar> Render(Workload workload) =>
    [
        Literal("NATS_URL", workload.Stream.Url),
        Literal("NATS_STREAM_NAME", workload.Stream.Name),
        Literal("NATS_CONSUMER_GROUP", workload.Stream.Consumer),
        .. workload.SecretVariables,
        .. RenderDescription(workload),
        .. workload.Spec.SecretRefs?.SelectMany(RenderKeys) ?? [],
        .. workload.Spec.Env?.Select(variable => Value(variable.Name!, variable.Value ?? "")) ?? [],
    ];

    /// <summary>Whole objects that become variables; null for none.</summary>
    public static IReadOnlyList<EnvFromSource>? RenderSources(Workload workload)
    {
        IReadOnlyList<EnvFromSource> sources =
        [
            .. workload.Spec.Backend is null ? [] : new[]
            {
                new EnvFromSource { ConfigMapRef = new ConfigMapEnvSource { Name = WorkloadBackendConfig.NameFor(workload) } },
            },
            .. workload.Spec.SecretRefs?.Where(reference => reference.Env is null or { Count: 0 }).Select(RenderAll) ?? [],
        ];
        return sources.Count > 0 ? sources : null;
    }

    private static IEnumerable<EnvVar> RenderDescription(Workload workload)
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
            yield return Value("OTEL_RESOURCE_ATTRIBUTES", $"service.name={workload.Name},service.namespace={workload.Namespace},service.version={version}");
        }
    }

    private static EnvFromSource RenderAll(SecretReference reference) => new()
    {
        Prefix = string.IsNullOrEmpty(reference.Prefix) ? null : reference.Prefix,
        SecretRef = new SecretEnvSource { Name = reference.Name, Optional = reference.Optional },
    };

    private static IEnumerable<EnvVar> RenderKeys(SecretReference reference) => reference.Env?.Select(variable => new EnvVar
    {
        Name = variable.EnvName ?? variable.SecretKey,
        ValueFrom = new EnvVarSource
        {
            SecretKeyRef = new SecretKeySelector { Name = reference.Name, Key = variable.SecretKey, Optional = reference.Optional },
        },
    }) ?? [];

    /// <summary>A value in which Kubernetes must not look for other variables: KEDA takes the same text as it is.</summary>
    private static EnvVar Literal(string name, string value) => Value(name, value.Replace("$", "$$", StringComparison.Ordinal));

    private static EnvVar Value(string name, string value) => new() { Name = name, Value = value };
}
