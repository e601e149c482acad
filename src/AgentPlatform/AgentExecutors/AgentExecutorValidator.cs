using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.AgentExecutors;

/// <summary>Validates an AgentExecutor and reports every problem.</summary>
internal static class AgentExecutorValidator
{
    public static void Validate(AgentExecutorSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        Checks.Required("spec.image", spec.Image, "a container image such as ghcr.io/org/service:v1.0.0", problems);
        Checks.Required(
            "spec.natsStreamName", spec.NatsStreamName, "the JetStream stream that the service works through", problems);
        Checks.Required(
            "spec.natsConsumerGroup", spec.NatsConsumerGroup, "the durable consumer that the replicas share", problems);
        ValidateFields("spec", spec, settings, problems);
        // The platform may name an address; a composite could send KEDA, which is in another network place, to any.
        if (spec.NatsMonitoringEndpoint is { } endpoint
            && endpoint != WorkloadSettings.Read(settings).NatsMonitoringEndpoint
            && !Checks.IsNamedHost(endpoint))
        {
            problems.Add(
                "spec.natsMonitoringEndpoint",
                "must have a host name and no address, such as nats-headless.nats.svc.cluster.local:8222, but is "
                    + Text.Quote(endpoint));
        }

        WorkloadValidator.ValidateVariables("spec", spec, SecretVariables(spec), problems);
        WorkloadValidator.ValidateExposure("spec", spec, settings, problems);
        SchedulingValidator.ValidateDrains("spec", spec, problems);
        PodAnnotationsValidator.ValidateContainers(
            "spec.podAnnotations",
            spec.PodAnnotations,
            AgentExecutorWorkload.Traits.ContainerName,
            AgentExecutorWorkload.Traits.InitContainerName,
            problems);
    }

    /// <summary>
    /// Validates the platform's defaults that only this kind has. None is required, and the defaults of all workloads must not
    /// set a variable that this kind sets itself.
    /// </summary>
    public static void ValidateDefaults(AgentExecutorSpec defaults, PlatformSettings settings, ProblemSet problems)
    {
        ValidateOwnFields(WorkloadSettings.Section, defaults, problems);
        if (defaults.ClaimRef is not null)
        {
            problems.Add("defaults.claimRef", "must not be set: Crossplane writes it where there is a claim");
        }

        WorkloadValidator.ValidateVariables(
            WorkloadSettings.Section, defaults with { HttpPort = null }, SecretVariables(defaults), problems);
    }

    private static IEnumerable<string> SecretVariables(AgentExecutorSpec spec)
    {
        foreach (var variable in AgentExecutorEnvironment.Render(AgentExecutorConnections.Resolve(spec)))
        {
            yield return variable.Name;
        }
    }

    private static void ValidateFields(string path, AgentExecutorSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        WorkloadValidator.Validate(path, spec, settings, problems);
        WorkloadValidator.ValidateStream(path, spec, settings, problems);
        ValidateOwnFields(path, spec, problems);
    }

    private static void ValidateOwnFields(string path, AgentExecutorSpec spec, ProblemSet problems)
    {
        Checks.NatsName((path, ".natsStreamName"), spec.NatsStreamName, problems);
        Checks.NatsName((path, ".natsConsumerGroup"), spec.NatsConsumerGroup, problems);
        Checks.ObjectNameOrNone((path, ".postgresConnectionSecret"), spec.PostgresConnectionSecret, "a Secret", problems);
        Checks.ObjectNameOrNone((path, ".dragonflyConnectionSecret"), spec.DragonflyConnectionSecret, "a Secret", problems);
        Checks.ObjectNameOrNone((path, ".llmKeysSecret"), spec.LlmKeysSecret, "a Secret", problems);
    }
}
