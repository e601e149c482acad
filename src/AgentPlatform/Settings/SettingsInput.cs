namespace AgentPlatform.Settings;

/// <summary>
/// Platform-wide settings: the input of the function's pipeline step, kind <c>Settings</c> of
/// <c>agentplatform.fn.bizmatters.io/v1beta1</c>. Kinds of composites add sections of their own, see
/// <see cref="SettingsSection"/>.
/// </summary>
public sealed record SettingsInput
{
    /// <summary>The input's apiVersion.</summary>
    public const string InputApiVersion = "agentplatform.fn.bizmatters.io/v1beta1";

    /// <summary>The input's kind.</summary>
    public const string InputKind = "Settings";

    /// <summary>Must be <see cref="InputApiVersion"/>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Must be <see cref="InputKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>Validated but not used.</summary>
    public InputMetadata? Metadata { get; init; }

    /// <summary>How composed objects are applied to the cluster.</summary>
    public DeliverySettings? Delivery { get; init; }

    /// <summary>Sizes by name; one with the name of a built-in size replaces it.</summary>
    public IReadOnlyDictionary<string, SizeSettings>? Sizes { get; init; }

    /// <summary>What composites may ask for; everything when null.</summary>
    public AllowedSettings? Allowed { get; init; }

    /// <summary>Namespaces, ports and addresses that network policies refer to.</summary>
    public NetworkSettings? Network { get; init; }

    /// <summary>Labels and annotations of composed objects.</summary>
    public LabellingSettings? Labelling { get; init; }

    /// <summary>The default gateway for exposed services.</summary>
    public GatewaySettings? Gateway { get; init; }

    /// <summary>What the function looks at to explain why a service does not run.</summary>
    public DiagnosticsSettings? Diagnostics { get; init; }

    /// <summary>How long Crossplane may cache a response.</summary>
    public TtlSettings? Ttl { get; init; }
}
