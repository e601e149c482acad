using AgentPlatform.Shared;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.Inputs;

/// <summary>The settings of a platform with every default filled in.</summary>
public sealed class PlatformSettings
{
    /// <summary>The delivery mode in which Crossplane applies objects itself.</summary>
    public const string DirectMode = "Direct";

    /// <summary>The delivery mode in which provider-kubernetes applies objects.</summary>
    public const string ObjectMode = "Object";

    private static readonly FieldPath SpecPath = "spec";
    private static readonly LabellingSettings NoLabelling = new();

    private readonly Settings _settings;
    private readonly StructDocument? _defaults;

    /// <summary>The settings of a platform that says nothing.</summary>
    internal static PlatformSettings Default { get; } = new(new Settings(), null);

    internal PlatformSettings(Settings settings, StructDocument? defaults)
    {
        _settings = settings;
        _defaults = defaults;
    }

    internal bool DeliversObjects => _settings.Delivery?.Mode == ObjectMode;

    internal string ProviderConfigName => _settings.Delivery?.ProviderConfigRef?.Name ?? "default";

    internal string ProviderConfigKind => _settings.Delivery?.ProviderConfigRef?.Kind ?? "ClusterProviderConfig";

    internal string DnsNamespace => _settings.Network?.DnsNamespace ?? "kube-system";

    internal IReadOnlyList<string> DatabaseNamespaces => _settings.Network?.DatabaseNamespaces ?? ["databases"];

    internal LabellingSettings Labelling => _settings.Labelling ?? NoLabelling;

    internal GatewaySettings? Gateway => _settings.Gateway;

    internal TimeSpan SteadyTtl => TimeSpan.FromSeconds(_settings.Ttl?.SteadySeconds ?? 600);

    internal TimeSpan PendingTtl => TimeSpan.FromSeconds(_settings.Ttl?.PendingSeconds ?? 30);

    /// <summary>The default for the NATS servers; null if the platform names none.</summary>
    internal string? NatsUrl => _settings.Defaults?.NatsUrl;

    internal string? NatsMonitoringEndpoint => _settings.Defaults?.NatsMonitoringEndpoint;

    internal string? NatsAccount => _settings.Defaults?.NatsAccount;

    internal IReadOnlyList<string> ImagePullSecrets => [.. _settings.Defaults?.ImagePullSecrets?.OfType<string>() ?? []];

    /// <summary>The names of all sizes, the built-in ones first.</summary>
    internal string[] SizeNames => _settings.Sizes is { } own
        ? [.. Sizes.Names, .. own.Keys.Where(name => !Sizes.Names.Contains(name)).Order(StringComparer.Ordinal)]
        : Sizes.Names;

    /// <summary>The requests and limits of a size; null if there is no such size, or it lacks one of the four amounts.</summary>
    internal Size? FindSize(string name) => _settings.Sizes?.TryGetValue(name, out var size) == true
        ? size is { Requests: { Cpu: not null, Memory: not null } requests, Limits: { Cpu: not null, Memory: not null } limits }
            ? new Size(requests, limits)
            : null
        : Sizes.Find(name);

    /// <summary>A spec laid over the platform's defaults.</summary>
    internal StructDocument LayOverDefaults(StructDocument spec) => _defaults is null ? spec : _defaults.Merge(spec);

    /// <summary>A composite whose spec is laid over the platform's defaults.</summary>
    internal StructDocument LayCompositeOverDefaults(StructDocument composite) =>
        _defaults is null || composite.GetObject(SpecPath) is not { } spec ? composite : composite.With("spec", _defaults.Merge(spec));
}
