using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using AgentPlatform.AgentExecutors;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Settings;
using AgentPlatform.Tests.Kinds;
using AgentPlatform.Values;

namespace AgentPlatform.Tests.Schemas;

public class SchemaDefaultsTests
{
    public static TheoryData<string, string> SchemaDefaults => new()
    {
        {
            "AgentExecutor",
            $"""
            dragonflyConnectionSecret: {AgentExecutorDefaults.DragonflyConnectionSecret}
            llmKeysSecret: {AgentExecutorDefaults.LlmKeysSecret}
            natsUrl: {WorkloadDefaults.NatsUrl}
            postgresConnectionSecret: {AgentExecutorDefaults.PostgresConnectionSecret}
            size: {WorkloadDefaults.Size}
            """
        },
        {
            "EventDrivenService",
            $"""
            nats.url: {WorkloadDefaults.NatsUrl}
            size: {WorkloadDefaults.Size}
            """
        },
        { "Settings", "" },
    };

    [Theory]
    [MemberData(nameof(SchemaDefaults))]
    public void Defaults_OfSchema_AreTheConstants(string name, string expected)
    {
        var defaults = DescribedApi.Find(name).Fields
            .Where(field => field.Schema.TryGetProperty("default", out _))
            .Select(field => $"{field.Path}: {field.Schema.GetProperty("default").GetString()}");

        string.Join('\n', defaults.Order(StringComparer.Ordinal)).Should().Be(expected);
    }

    [Theory]
    [MemberData(nameof(KindFiles.Names), MemberType = typeof(KindFiles))]
    public async Task Defaults_OfSchema_ChangeNothing(string name)
    {
        var api = DescribedApi.Find(name);
        var sparse = api.Document.DeepClone().AsObject();
        var defaults = api.Fields.Where(field => field.Schema.TryGetProperty("default", out _)).ToArray();
        foreach (var field in defaults)
        {
            Place(sparse, field.Path).Parent.Remove(Place(sparse, field.Path).Name);
        }

        var filled = sparse.DeepClone().AsObject();
        foreach (var field in defaults)
        {
            Place(filled, field.Path).Parent[Place(filled, field.Path).Name] = field.Schema.GetProperty("default").GetString();
        }

        (await api.Render(filled)).ToYaml().Should().Be((await api.Render(sparse)).ToYaml());
        (await api.RefusalAsync(sparse)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("AgentExecutor", typeof(WorkloadDefaults))]
    [InlineData("AgentExecutor", typeof(AgentExecutorDefaults))]
    public void Constants_OfDefaults_AreInTheSchema(string name, Type constants) =>
        Members(constants).Should().AllSatisfy(
            member => AssertSays(FindField(DescribedApi.Find(name), member.Name)!, Text(member)));

    [Fact]
    public void Constants_OfWorkloads_AreInTheSchemaOfEventDrivenServicesThatHasSuchAField()
    {
        var api = DescribedApi.Find("EventDrivenService");
        var shared = Members(typeof(WorkloadDefaults)).Where(member => FindField(api, member.Name) is not null).ToArray();

        shared.Select(member => member.Name).Order(StringComparer.Ordinal).Should().Equal(
            "HealthPath", "HttpPort", "NatsUrl", "ReadyPath", "SessionAffinity", "Size");
        shared.Should().AllSatisfy(member => AssertSays(FindField(api, member.Name)!, Text(member)));
    }

    [Fact]
    public void Timings_OfProbes_AreInTheSchema()
    {
        var (liveness, readiness) = (AgentExecutorWorkload.Traits.Liveness, AgentExecutorWorkload.Traits.Readiness);
        var api = DescribedApi.Find("AgentExecutor");

        (readiness.TimeoutSeconds, readiness.FailureThreshold).Should().Be(((int?)null, (int?)null));
        AssertSays(FindField(api, "probes.liveness.timeoutSeconds")!, Text(liveness.TimeoutSeconds!));
        AssertSays(FindField(api, "probes.liveness.failureThreshold")!, Text(liveness.FailureThreshold!));
        AssertSays(FindField(api, "probes.liveness.initialDelaySeconds")!, Text(liveness.InitialDelaySeconds!));
        AssertSays(FindField(api, "probes.liveness.periodSeconds")!, Text(liveness.PeriodSeconds));
        AssertSays(FindField(api, "probes.readiness.initialDelaySeconds")!, Text(readiness.InitialDelaySeconds!));
        AssertSays(FindField(api, "probes.readiness.periodSeconds")!, Text(readiness.PeriodSeconds));
    }

    [Fact]
    public void Values_OfEmptySettings_AreInTheSchema()
    {
        var settings = new PlatformSettings(new SettingsInput(), null);
        var api = DescribedApi.Find("Settings");

        AssertSays(
            FindField(api, "delivery.mode")!,
            settings.DeliversObjects ? PlatformSettings.ObjectMode : PlatformSettings.DirectMode);
        AssertSays(FindField(api, "delivery.providerConfigRef.name")!, settings.ProviderConfigName);
        AssertSays(FindField(api, "delivery.providerConfigRef.kind")!, settings.ProviderConfigKind);
        AssertSays(FindField(api, "network.dnsNamespace")!, settings.DnsNamespace);
        AssertSays(FindField(api, "network.dnsPorts")!, Text(settings.DnsPorts.Should().ContainSingle().Which));
        AssertSays(FindField(api, "network.databaseNamespaces")!, settings.DatabaseNamespaces.Should().ContainSingle().Which);
        AssertSays(FindField(api, "ttl.steadySeconds")!, Text((int)settings.SteadyTtl.TotalSeconds));
        AssertSays(FindField(api, "ttl.pendingSeconds")!, Text((int)settings.PendingTtl.TotalSeconds));
    }

    [Theory]
    [MemberData(nameof(KindFiles.Names), MemberType = typeof(KindFiles))]
    public void Sizes_OfTheTable_AreInTheSchema(string name)
    {
        var size = FindField(DescribedApi.Find(name), "size")!;

        size.Schema.GetProperty("enum").EnumerateArray().Select(value => value.GetString()).Should().Equal(Sizes.Names);
        Sizes.Names.Should().AllSatisfy(item =>
        {
            var (requests, limits) = (Sizes.Find(item)!.Requests, Sizes.Find(item)!.Limits);
            size.Description.Should().Contain($"{item}: {requests.Cpu} to {limits.Cpu}");
            size.Description.Should().Contain($"{requests.Memory} to {limits.Memory}");
        });
    }

    private static void AssertSays(SchemaField field, string value)
    {
        if (field.Schema.TryGetProperty("default", out var given))
        {
            given.GetString().Should().Be(value);
            return;
        }

        (field.Description!.Contains($"{value} by default", StringComparison.Ordinal)
            || field.Description.Contains($"By default {value}", StringComparison.Ordinal)).Should().BeTrue(
            $"the default of {field.Path} is {value}, but its description is \"{field.Description}\"");
    }

    /// <summary>The field whose name, with those of the objects that hold it as far as they are in it, is a constant's.</summary>
    private static SchemaField? FindField(DescribedApi api, string name) => api.Fields.SingleOrDefault(field =>
    {
        var names = field.Path.Replace("[]", "", StringComparison.Ordinal).Split('.');
        return !field.HasNoName && Enumerable.Range(0, names.Length).Any(start =>
            string.Equals(
                string.Concat(names[start..]),
                name.Replace(".", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase));
    });

    private static IEnumerable<MemberInfo> Members(Type constants) =>
        constants.GetMembers(BindingFlags.Public | BindingFlags.Static).Where(member => member is FieldInfo or PropertyInfo);

    private static string Text(MemberInfo member) =>
        Text(member is FieldInfo field ? field.GetValue(null)! : ((PropertyInfo)member).GetValue(null)!);

    private static string Text(object value) => value switch
    {
        IReadOnlyList<TopologySpreadSpec> spread => spread.Should().ContainSingle().Which.TopologyKey!,
        string text => text,
        IEnumerable items => $"[{string.Join(", ", items.Cast<string>())}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static (JsonObject Parent, string Name) Place(JsonObject document, string path)
    {
        var names = path.Split('.');
        return (names[..^1].Aggregate(document, (current, name) => current[name]!.AsObject()), names[^1]);
    }
}
