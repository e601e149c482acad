using AgentPlatform.Workloads;

namespace AgentPlatform.EventDrivenServices;

/// <summary>
/// Defaults of an EventDrivenService, in addition to <see cref="WorkloadDefaults"/>. The XRD documents the same values.
/// </summary>
internal static class EventDrivenServiceDefaults
{
    public const string NatsUrl = "nats://nats.nats.svc:4222";
}
