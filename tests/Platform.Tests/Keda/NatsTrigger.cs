using Platform.Tests.Manifests;

namespace Platform.Tests.Keda;

/// <summary>What a ScaledObject tells KEDA's scaler nats-jetstream.</summary>
/// <param name="Endpoint"><c>host:port</c> of NATS' monitoring.</param>
/// <param name="Account">The account that the stream belongs to.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Consumer">The durable consumer's name.</param>
internal sealed record NatsTrigger(string Endpoint, string Account, string Stream, string Consumer)
{
    /// <summary>The one trigger of the one ScaledObject among rendered objects.</summary>
    public static NatsTrigger In(IEnumerable<Manifest> rendered)
    {
        var scaler = rendered.Should().ContainSingle(manifest => manifest.Kind == "ScaledObject").Which;
        var trigger = scaler.Find("spec", "triggers")!.AsArray().Should().ContainSingle().Which!;
        trigger["type"]!.GetValue<string>().Should().Be("nats-jetstream");
        string Value(string name) => trigger["metadata"]![name]!.GetValue<string>();
        return new NatsTrigger(Value("natsServerMonitoringEndpoint"), Value("account"), Value("stream"), Value("consumer"));
    }
}
