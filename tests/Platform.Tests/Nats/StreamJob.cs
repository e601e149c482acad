using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Tests.Manifests;

namespace Platform.Tests.Nats;

/// <summary>A Job that applies a stream and a consumer, and the ConfigMap with its script and configuration.</summary>
internal sealed record StreamJob(Manifest Job, Manifest ConfigMap)
{
    public const string Script = "apply-stream.sh";

    public static IReadOnlyList<StreamJob> All { get; } = Discover();

    public static StreamJob OfThePlatform =>
        All.Single(job => job.Job.File.StartsWith(ManifestFiles.Gitops, StringComparison.Ordinal));

    public string Stream => Variables["STREAM"];

    public string Consumer => Variables["CONSUMER"];

    public JsonObject StreamConfiguration => JsonNode.Parse(Data("stream.json"))!.AsObject();

    public JsonObject ConsumerConfiguration => JsonNode.Parse(Data("consumer.json"))!.AsObject();

    public JsonObject Container => PodSpec["containers"]![0]!.AsObject();

    public JsonObject PodSpec => Job.Find("spec", "template", "spec")!.AsObject();

    /// <summary>The server that it connects to.</summary>
    public string Url => Variables["NATS_URL"];

    /// <summary>Those with a value in the Job; the others come from Secrets.</summary>
    private Dictionary<string, string> Variables => Container["env"]!.AsArray()
        .Where(variable => variable!["value"] is not null)
        .ToDictionary(variable => variable!["name"]!.GetValue<string>(), variable => variable!["value"]!.GetValue<string>());

    public static TheoryData<string> Files() => [.. All.Select(job => job.Job.File)];

    public static StreamJob In(string file) => All.Single(job => job.Job.File == file);

    public string Data(string key) => ConfigMap.Text("data", key);

    /// <summary>Runs the script of the ConfigMap as the Job does, with the stand-in as its CLI.</summary>
    /// <param name="url">Instead of the server in the cluster.</param>
    /// <param name="stream">Instead of the stream's configuration in the ConfigMap.</param>
    /// <param name="consumer">Instead of the consumer's.</param>
    /// <param name="lost">Words of a command, such as <c>stream edit</c>, of which the first call is lost on the way.</param>
    /// <param name="user">What the Secret of the Job has; null for a server without users.</param>
    public async Task<ProcessRun> RunAsync(
        string url, JsonObject? stream = null, JsonObject? consumer = null, string lost = "none", NatsUser? user = null)
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder[Script], Data(Script));
        await File.WriteAllTextAsync(folder["stream.json"], stream?.ToJsonString() ?? Data("stream.json"));
        await File.WriteAllTextAsync(folder["consumer.json"], consumer?.ToJsonString() ?? Data("consumer.json"));
        await WriteStandInAsync(folder["nats"], lost, folder["lost"]);
        var start = new ProcessStartInfo("/bin/sh", [folder[Script]]);
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        if (user is not null)
        {
            (start.Environment["NATS_USER"], start.Environment["NATS_PASSWORD"]) = (user.Name, user.Password);
        }

        start.Environment["NATS_URL"] = url;
        start.Environment["CONFIG"] = folder.Path;
        start.Environment["HOME"] = Environment.GetEnvironmentVariable("HOME");
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        return await ProcessRun.OfAsync(start);
    }

    /// <summary>Sends messages on the stream's first subject, and waits until each is stored.</summary>
    public async Task PublishAsync(NatsServerProcess server, int count)
    {
        var subject = StreamConfiguration["subjects"]![0]!.GetValue<string>().Replace("*", "1", StringComparison.Ordinal);
        for (var number = 0; number < count; number++)
        {
            var acknowledged = await server.JetStream.PublishAsync(subject, number.ToString(CultureInfo.InvariantCulture));
            acknowledged.Error.Should().BeNull();
        }
    }

    public override string ToString() => Job.File;

    private static async Task WriteStandInAsync(string path, string lost, string mark)
    {
        var output = Path.GetRelativePath(Repository.Path("tests/Platform.Tests"), AppContext.BaseDirectory);
        await File.WriteAllTextAsync(path, $"""
            #!/bin/sh
            if [ "$1 $2" = '{lost}' ] && ! [ -e '{mark}' ]; then
              touch '{mark}'
              echo 'nats: error: context deadline exceeded' >&2
              exit 1
            fi
            exec dotnet '{Repository.Path("tests/NatsStandIn", output, "NatsStandIn.dll")}' "$@"

            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static StreamJob[] Discover()
    {
        var manifests = ManifestFiles.LoadBelow("examples");
        var configMaps = manifests.Where(manifest => manifest.Kind == "ConfigMap" && manifest.Find("data", Script) is not null);
        return [.. configMaps.Select(map => new StreamJob(manifests.Single(other => IsJobOf(other, map)), map))];
    }

    private static bool IsJobOf(Manifest manifest, Manifest map) =>
        manifest.Kind == "Job" && manifest.Namespace == map.Namespace
        && manifest.Find("spec", "template", "spec", "volumes")!.AsArray().Any(
            volume => volume!["configMap"]?["name"]?.GetValue<string>() == map.Name);
}
