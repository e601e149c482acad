using AgentPlatform.Values;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>Reads and validates the input of the pipeline step. Unknown fields are problems.</summary>
internal static class SettingsReader
{
    private const int MaxTtlSeconds = 86400;

    /// <summary>Reads the settings; the defaults if there is no input. Paths of problems are relative to the input.</summary>
    /// <param name="input">The input; null for none.</param>
    /// <param name="sections">The sections of the kinds of composites.</param>
    /// <param name="problems">Receives what must be changed.</param>
    public static PlatformSettings Read(
        StructDocument? input, IReadOnlyCollection<SettingsSection> sections, ProblemSet problems)
    {
        if (input is null)
        {
            return PlatformSettings.CreateDefault();
        }

        var options = new TypedReaderOptions
        {
            RefuseUnknown = true,
            OtherFields = [.. sections.Select(section => section.Name).Distinct()],
        };
        var settings = TypedReader.Read(input, SettingsJson.Default.SettingsInput, problems, options);
        Checks.OneOf("apiVersion", settings.ApiVersion ?? "", [SettingsInput.InputApiVersion], problems);
        Checks.OneOf("kind", settings.Kind ?? "", [SettingsInput.InputKind], problems);
        ValidateDelivery(settings.Delivery, problems);
        ValidateSizes(settings.Sizes, problems);
        ValidateNetwork(settings.Network, problems);
        ValidateLabelling(settings.Labelling, problems);
        ValidateGateway(settings.Gateway, problems);
        Checks.Range("ttl.steadySeconds", settings.Ttl?.SteadySeconds, 0, MaxTtlSeconds, problems);
        Checks.Range("ttl.pendingSeconds", settings.Ttl?.PendingSeconds, 0, MaxTtlSeconds, problems);
        var result = new PlatformSettings(settings, input);
        if (settings.Allowed is { } allowed)
        {
            AllowedReader.Validate(allowed, result, problems);
        }

        foreach (var section in sections)
        {
            // Several kinds may have a part in one section.
            var others = sections.Where(other => other != section && other.Name == section.Name);
            section.Validate([.. others.SelectMany(other => other.Fields)], result, problems);
        }

        return result;
    }

    private static void ValidateDelivery(DeliverySettings? delivery, ProblemSet problems)
    {
        Checks.OneOf("delivery.mode", delivery?.Mode, [PlatformSettings.DirectMode, PlatformSettings.ObjectMode], problems);
        Checks.OneOf(
            "delivery.providerConfigRef.kind",
            delivery?.ProviderConfigRef?.Kind,
            ["ClusterProviderConfig", "ProviderConfig"],
            problems);
        Checks.ObjectName("delivery.providerConfigRef.name", delivery?.ProviderConfigRef?.Name, "a provider config", problems);
    }

    private static void ValidateSizes(IReadOnlyDictionary<string, SizeSettings>? sizes, ProblemSet problems)
    {
        Checks.Count("sizes", sizes?.Count, Bounds.SettingsShortList, problems);
        var ordered = sizes?.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray() ?? [];
        foreach (var (name, size) in ordered)
        {
            var path = Checks.FieldPathOf("sizes", name);
            if (!ResourceNames.IsDnsLabel(name))
            {
                problems.Add("sizes", $"must have names of lower-case letters, digits and dashes, but has {Text.Quote(name)}");
                continue;
            }

            RequireAmounts($"{path}.requests", size?.Requests, problems);
            RequireAmounts($"{path}.limits", size?.Limits, problems);
            Checks.Resources(path, size?.Requests, size?.Limits, problems);
        }
    }

    private static void RequireAmounts(Field path, ResourceAmounts? amounts, ProblemSet problems)
    {
        Checks.Required((path, ".cpu"), amounts?.Cpu, "cores such as 500m", problems);
        Checks.Required((path, ".memory"), amounts?.Memory, "bytes such as 512Mi", problems);
    }

    private static void ValidateNetwork(NetworkSettings? network, ProblemSet problems)
    {
        Checks.Namespace("network.dnsNamespace", network?.DnsNamespace, problems);
        if (network?.DnsPorts is { Count: 0 })
        {
            problems.Add("network.dnsPorts", "must have at least one port, but is empty");
        }

        Checks.Count("network.dnsPorts", network?.DnsPorts?.Count, Bounds.SettingsShortList, problems);
        for (var index = 0; index < network?.DnsPorts?.Count; index++)
        {
            Checks.Port($"network.dnsPorts[{index}]", network.DnsPorts[index], problems);
        }

        Checks.List("network.dnsCidrs", network?.DnsCidrs, Bounds.SettingsShortList, problems, Checks.Cidr);
        Checks.List("network.exceptCidrs", network?.ExceptCidrs, Bounds.SettingsShortList, problems, Checks.PartialCidr);
        Checks.List(
            "network.databaseNamespaces", network?.DatabaseNamespaces, Bounds.SettingsShortList, problems, Checks.Namespace);
    }

    private static void ValidateLabelling(LabellingSettings? labelling, ProblemSet problems)
    {
        Checks.Count("labelling.labels", labelling?.Labels?.Count, Bounds.Labels, problems);
        Checks.Count("labelling.annotations", labelling?.Annotations?.Count, Bounds.Labels, problems);
        Checks.Labels("labelling.labels", labelling?.Labels, problems);
        Checks.Annotations("labelling.annotations", labelling?.Annotations, problems);
        Checks.List(
            "labelling.includeAnnotations",
            labelling?.IncludeAnnotations,
            Bounds.SettingsList,
            problems,
            AllowedReader.CheckKeyOrPrefix);
        Checks.List("labelling.exclude", labelling?.Exclude, Bounds.SettingsList, problems, (path, prefix, found) =>
        {
            Checks.Required(path, prefix, "the start of a key", found);
            Checks.Length(path, prefix, Bounds.LabelKey, found);
        });
    }

    private static void ValidateGateway(GatewaySettings? gateway, ProblemSet problems)
    {
        if (gateway is not null)
        {
            Checks.Required("gateway.name", gateway.Name, "the name of a Gateway", problems);
        }

        Checks.ObjectName("gateway.name", gateway?.Name, "a Gateway", problems);
        Checks.Namespace("gateway.namespace", gateway?.Namespace, problems);
        Checks.ObjectName("gateway.sectionName", gateway?.SectionName, "a listener", problems);
        Checks.Hostname("gateway.domain", gateway?.Domain, problems);
    }
}
