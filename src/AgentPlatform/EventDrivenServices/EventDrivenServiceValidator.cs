using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.EventDrivenServices;

/// <summary>Validates an EventDrivenService and reports every problem.</summary>
internal static class EventDrivenServiceValidator
{
    /// <param name="spec">The spec as the developer wrote it.</param>
    /// <param name="workload">The spec translated to that of a workload.</param>
    /// <param name="settings">The platform's settings.</param>
    /// <param name="problems">Receives what must be changed.</param>
    public static void Validate(
        EventDrivenServiceSpec spec, WorkloadSpec workload, PlatformSettings settings, ProblemSet problems)
    {
        Checks.Required("spec.image", spec.Image, "a container image such as ghcr.io/org/service:v1.0.0", problems);
        // These two fields have other names here and are validated below.
        WorkloadValidator.Validate("spec", workload with { SecretRefs = null, Migrations = null }, settings, problems);
        WorkloadValidator.ValidateVariables("spec", workload, PodEnvironment.DescribingVariables, problems);
        WorkloadValidator.ValidateExposure("spec", workload, settings, problems);
        SchedulingValidator.ValidateDrains("spec", workload, problems);
        PodAnnotationsValidator.ValidateContainers(
            "spec.podAnnotations",
            workload.PodAnnotations,
            EventDrivenServiceWorkload.Traits.ContainerName,
            EventDrivenServiceWorkload.Traits.InitContainerName,
            problems);
        ValidateNats(spec.Nats, settings, problems);
        foreach (var (path, name) in EventDrivenServiceSecrets.Slots(spec))
        {
            WorkloadValidator.ValidateSecretName(path, name, problems);
        }

        WorkloadValidator.ValidatePullSecrets(
            "spec.imagePullSecrets", spec.ImagePullSecrets?.Select(secret => secret?.Name).ToArray(), ".name", problems);

        if (spec.InitContainer is { Command: null or { Count: 0 } })
        {
            problems.Add("spec.initContainer.command", "is required: what runs before every start of a pod");
        }

        WorkloadValidator.ValidateText("spec.initContainer.command", spec.InitContainer?.Command, problems);
        WorkloadValidator.ValidateText("spec.initContainer.args", spec.InitContainer?.Args, problems);
    }

    private static void ValidateNats(NatsSpec? nats, PlatformSettings settings, ProblemSet problems)
    {
        if (nats is null)
        {
            problems.Add("spec.nats", "is required: an object with stream and consumer");
            return;
        }

        NatsAddresses.Validate("spec.nats.url", nats.Url, settings, problems);
        Checks.Required("spec.nats.stream", nats.Stream, "the JetStream stream that the service works through", problems);
        Checks.Required("spec.nats.consumer", nats.Consumer, "the durable consumer that the replicas share", problems);
        Checks.NatsName("spec.nats.stream", nats.Stream, problems);
        Checks.NatsName("spec.nats.consumer", nats.Consumer, problems);
    }
}
