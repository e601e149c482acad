using System.Text.Json;
using AgentPlatform.Tests.AgentExecutors;

namespace AgentPlatform.Tests.EventDrivenServices;

/// <summary>Valid composites, and what becomes of them when fields are changed.</summary>
internal static class EventDrivenServiceSample
{
    /// <inheritdoc cref="AgentExecutorSample.Minimal"/>
    public static JsonElement Minimal(params (string Path, string? Json)[] changes) => AgentExecutorSample.Minimal(
    [
        ("kind", "\"EventDrivenService\""),
        ("spec.natsStreamName", null),
        ("spec.natsConsumerGroup", null),
        ("spec.nats", """{"stream":"MY_SERVICE_STREAM","consumer":"my-service-workers"}"""),
        .. changes,
    ]);
}
