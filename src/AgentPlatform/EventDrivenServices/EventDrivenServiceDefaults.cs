using AgentPlatform.Workloads;

namespace AgentPlatform.EventDrivenServices;

/// <summary>
/// What holds where an EventDrivenService says nothing, beside <see cref="WorkloadDefaults"/>. The XRD says the same, for
/// those who read it there.
/// </summary>
internal static class EventDrivenServiceDefaults
{
    public const string NatsUrl = "nats://nats.nats.svc:4222";
}
