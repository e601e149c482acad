using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Tests.Nats;

namespace Platform.Tests.Gitops;

/// <summary>Values of Helm charts: a chart ignores what it does not know, and the platform then lacks it silently.</summary>
public sealed class ChartValuesTests
{
    /// <summary>The values that charts of these versions have at their top, as far as they are set here.</summary>
    private static readonly Dictionary<string, string[]> TopLevel = new()
    {
        ["nats 2.14.2"] =
        [
            "config", "container", "natsBox", "podDisruptionBudget", "podTemplate", "promExporter", "service", "statefulSet",
        ],
        ["external-secrets 2.9.0"] =
        [
            "installCRDs", "leaderElect", "podDisruptionBudget", "replicaCount", "resources", "webhook",
        ],
        ["keda 2.20.2"] = ["crds", "operator", "resources"],
        ["crossplane 2.3.4"] = ["metrics", "resourcesCrossplane"],
    };

    private static readonly JsonNode Nats = Values("nats");

    public static TheoryData<string> Charts() => ["nats", "external-secrets", "keda", "crossplane"];

    [Theory]
    [MemberData(nameof(Charts))]
    public void Values_OfChart_AreKnownToItsVersion(string application)
    {
        var source = PlatformRepository.Sources(PlatformRepository.Application(application)).Should().ContainSingle().Which;
        var known = TopLevel[$"{source["chart"]!.GetValue<string>()} {source["targetRevision"]!.GetValue<string>()}"];

        Values(application).AsObject().Select(value => value.Key).Except(known).Should().BeEmpty();
    }

    [Fact]
    public void Nats_Always_HasJetStreamInFilesAndInMemoryAndItsMonitoring()
    {
        var jetStream = Nats["config"]!["jetstream"]!;

        JsonNode?[] parts =
        [
            jetStream, jetStream["fileStore"], jetStream["fileStore"]!["pvc"], jetStream["memoryStore"],
            Nats["config"]!["monitor"], Nats["service"]!["ports"]!["monitor"],
        ];
        parts.Should().AllSatisfy(
            part => part!["enabled"]!.GetValue<bool>().Should().BeTrue("the platform uses every part that it configures"));
    }

    /// <summary>The memory store counts into the container's memory, and Go needs to know where that ends.</summary>
    [Fact]
    public void Memory_OfNats_HoldsItsStoreAndItsHeap()
    {
        var limit = Bytes(Nats["container"]!["merge"]!["resources"]!["limits"]!["memory"]!);

        Bytes(Nats["config"]!["jetstream"]!["memoryStore"]!["maxSize"]!).Should().BeInRange(1, limit / 2);
        Bytes(Nats["container"]!["env"]!["GOMEMLIMIT"]!).Should().BeInRange(limit / 2, limit * 9 / 10);
    }

    /// <summary>The server reserves what a stream may take, and refuses one that does not fit.</summary>
    [Fact]
    public void Stores_OfNats_HoldEveryStreamOfTheExamples()
    {
        var jetStream = Nats["config"]!["jetstream"]!;

        Reserved("file").Should().BeInRange(1, Bytes(jetStream["fileStore"]!["pvc"]!["size"]!));
        Reserved("memory").Should().BeInRange(1, Bytes(jetStream["memoryStore"]!["maxSize"]!));
    }

    /// <summary>Before 2.20, a consumer that is missing counted as a lag of the whole stream.</summary>
    [Fact]
    public void Keda_OfThePlatform_Is220OrLater()
    {
        var version = PlatformRepository.Application("keda").Text("spec", "source", "targetRevision");

        (Version.Parse(version) >= new Version(2, 20)).Should().BeTrue($"NATS {version} is older than 2.20");
    }

    private static JsonNode Values(string application) =>
        PlatformRepository.Application(application).Find("spec", "source", "helm", "valuesObject")!;

    private static long Reserved(string storage) => StreamJob.All
        .Where(job => job.StreamConfiguration["storage"]!.GetValue<string>() == storage)
        .Sum(job =>
            job.StreamConfiguration["max_bytes"]!.GetValue<long>() * job.StreamConfiguration["num_replicas"]!.GetValue<int>());

    private static long Bytes(JsonNode quantity)
    {
        var text = quantity.GetValue<string>();
        var number = long.Parse(text.AsSpan().TrimEnd("KMGTiB"), CultureInfo.InvariantCulture);
        return number << text[number.ToString(CultureInfo.InvariantCulture).Length..].TrimEnd('B') switch
        {
            "Mi" => 20,
            "Gi" => 30,
            var unit => throw new FormatException($"unknown unit {unit}"),
        };
    }
}
