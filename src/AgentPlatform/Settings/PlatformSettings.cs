using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>The platform's settings with defaults applied. An instance belongs to one call: it is not thread-safe.</summary>
public sealed class PlatformSettings
{
    /// <summary>Delivery mode: Crossplane applies the objects.</summary>
    public const string DirectMode = "Direct";

    /// <summary>Delivery mode: provider-kubernetes applies the objects.</summary>
    public const string ObjectMode = "Object";

    private const int DnsPort = 53;

    /// <summary>The namespace in which OpenShift's DNS operator runs CoreDNS, whose pods listen on 5353.</summary>
    private const string OpenShiftDnsNamespace = "openshift-dns";

    private const int OpenShiftDnsPort = 5353;

    private static readonly LabellingSettings NoLabelling = new();

    private readonly SettingsInput _settings;
    private readonly StructDocument? _document;
    private Dictionary<(string, JsonTypeInfo), object>? _sections;

    /// <summary>The settings without an input.</summary>
    internal static PlatformSettings CreateDefault() => new(new SettingsInput(), null);

    /// <param name="settings">The settings that belong to all kinds.</param>
    /// <param name="document">The whole input, which has the sections of single kinds too; null without an input.</param>
    internal PlatformSettings(SettingsInput settings, StructDocument? document)
    {
        _settings = settings;
        _document = document;
    }

    internal bool DeliversObjects => _settings.Delivery?.Mode == ObjectMode;

    internal string ProviderConfigName => _settings.Delivery?.ProviderConfigRef?.Name ?? "kubernetes-provider";

    internal string ProviderConfigKind => _settings.Delivery?.ProviderConfigRef?.Kind ?? "ClusterProviderConfig";

    /// <summary>Whether the settings say nothing of the network.</summary>
    internal bool HasDefaultNetwork => _settings.Network is null;

    internal string DnsNamespace => _settings.Network?.DnsNamespace ?? "kube-system";

    internal IReadOnlyList<int> DnsPorts => _settings.Network?.DnsPorts is { } ports
        ? [.. ports.Distinct()]
        : DnsNamespace == OpenShiftDnsNamespace ? [DnsPort, OpenShiftDnsPort] : [DnsPort];

    internal IReadOnlyList<string> DnsCidrs => [.. _settings.Network?.DnsCidrs?.Distinct() ?? []];

    /// <summary>
    /// Metadata services: AWS, Google, Azure and others are link-local, the rest has addresses of its own. The last range is how
    /// NAT64 reaches link-local addresses.
    /// </summary>
    internal static IReadOnlyList<string> MetadataCidrs { get; } =
    [
        "169.254.0.0/16",
        "100.100.100.200/32",
        "168.63.129.16/32",
        "192.0.0.192/32",
        "fe80::/10",
        "fd00:ec2::254/128",
        "fd20:ce::254/128",
        "fd00:42::42/128",
        "64:ff9b::a9fe:0/112",
    ];

    /// <summary>IP ranges that no rule for all addresses includes.</summary>
    internal IReadOnlyList<string> ExceptCidrs => _settings.Network?.ExceptCidrs ?? MetadataCidrs;

    internal IReadOnlyList<string> DatabaseNamespaces => _settings.Network?.DatabaseNamespaces ?? ["databases"];

    internal LabellingSettings Labelling => _settings.Labelling ?? NoLabelling;

    /// <summary>What composites may ask for; null for everything.</summary>
    internal AllowedSettings? Allowed => _settings.Allowed;

    internal GatewaySettings? Gateway => _settings.Gateway;

    internal bool DiagnosesPods => _settings.Diagnostics?.Pods == true;

    internal TimeSpan SteadyTtl => TimeSpan.FromSeconds(_settings.Ttl?.SteadySeconds ?? 600);

    internal TimeSpan PendingTtl => TimeSpan.FromSeconds(_settings.Ttl?.PendingSeconds ?? 30);

    /// <summary>The names of the sizes that composites may have, built-in sizes first.</summary>
    internal string[] SizeNames => _settings.Allowed?.Sizes is { } allowed
        ? [.. AllSizeNames.Where(allowed.Contains)]
        : AllSizeNames;

    /// <summary>The names of all sizes, built-in sizes first.</summary>
    internal string[] AllSizeNames => _settings.Sizes is { } own
        ? [.. Sizes.Names, .. own.Keys.Where(name => !Sizes.Names.Contains(name)).Order(StringComparer.Ordinal)]
        : Sizes.Names;

    /// <summary>Finds a size; null if it does not exist or lacks one of the four amounts.</summary>
    internal Size? FindSize(string name) => _settings.Sizes?.TryGetValue(name, out var size) == true
        ? size is { Requests: { Cpu: not null, Memory: not null } requests, Limits: { Cpu: not null, Memory: not null } limits }
            ? new Size(requests, limits)
            : null
        : Sizes.Find(name);

    /// <summary>Finds a section of a kind; null if the settings do not have it.</summary>
    internal StructDocument? FindSection(string name) => _document?.GetObject(name);

    /// <summary>
    /// Reads a section of a kind, once. Values of the wrong type are left out: they are problems of the settings themselves.
    /// </summary>
    /// <param name="name">The section.</param>
    /// <param name="contract">The model's JSON contract.</param>
    /// <param name="problems">Receives what is wrong with types and names of fields; null if that is told already.</param>
    /// <param name="options">How the section is read.</param>
    /// <returns>An empty model if the settings do not have the section.</returns>
    internal T ReadSection<T>(
        string name, JsonTypeInfo<T> contract, ProblemSet? problems = null, TypedReaderOptions? options = null)
        where T : class, new()
    {
        _sections ??= [];
        if (!_sections.TryGetValue((name, contract), out var section))
        {
            section = FindSection(name) is { } found ? TypedReader.Read(found, contract, problems ?? [], options) : new T();
            _sections.Add((name, contract), section);
        }

        return (T)section;
    }
}
