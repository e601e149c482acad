using AgentPlatform.AgentExecutors;

namespace AgentPlatform.Inputs;

/// <summary>
/// What a platform decides, not a service: the input of the function's pipeline step, kind <c>Settings</c> of
/// <c>agentplatform.fn.bizmatters.io/v1beta1</c>.
/// </summary>
public sealed record Settings
{
    /// <summary>The input's apiVersion.</summary>
    public const string InputApiVersion = "agentplatform.fn.bizmatters.io/v1beta1";

    /// <summary>The input's kind.</summary>
    public const string InputKind = "Settings";

    /// <summary>Must be <see cref="InputApiVersion"/>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Must be <see cref="InputKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Only its form is checked; nothing in it counts.</summary>
    public InputMetadata? Metadata { get; init; }

    /// <summary>How objects get into the cluster.</summary>
    public DeliverySettings? Delivery { get; init; }

    /// <summary>Requests and limits by the name of a size; one with the name of a built-in size replaces it.</summary>
    public IReadOnlyDictionary<string, SizeSettings>? Sizes { get; init; }

    /// <summary>What holds where a composite says nothing, for any field of an AgentExecutor's spec.</summary>
    public AgentExecutorSpec? Defaults { get; init; }

    /// <summary>Namespaces that network policies name.</summary>
    public NetworkSettings? Network { get; init; }

    /// <summary>Labels and annotations of composed objects.</summary>
    public LabellingSettings? Labelling { get; init; }

    /// <summary>The gateway for services that name none.</summary>
    public GatewaySettings? Gateway { get; init; }

    /// <summary>How long answers hold.</summary>
    public TtlSettings? Ttl { get; init; }
}
