using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Tests.Nats;

/// <summary>What the standard for streams shows, given to a real server.</summary>
public sealed partial class StandardTests
{
    private static readonly Dictionary<string, JsonObject> Configurations = Block()
        .Matches(File.ReadAllText(Repository.Path("docs/standards/nats-stream-configuration.md")))
        .ToDictionary(match => match.Groups["file"].Value, match => JsonNode.Parse(match.Groups["json"].Value)!.AsObject());

    public static TheoryData<string> Streams =>
        [.. Configurations.Keys.Where(file => !file.StartsWith("consumer", StringComparison.Ordinal))];

    [Theory]
    [InlineData("workqueue")]
    [InlineData("interest")]
    [InlineData("limits")]
    public void Streams_OfTheStandard_HaveEachRetention(string retention) =>
        Configurations.Values.Where(configuration => configuration["retention"]?.GetValue<string>() == retention)
            .Should().NotBeEmpty();

    /// <summary>The Job that is shipped follows the standard to the letter.</summary>
    [Fact]
    public void Configuration_OfTheJob_IsThatOfTheStandard()
    {
        StreamJob.OfThePlatform.StreamConfiguration.ToJsonString().Should().Be(Configurations["stream.json"].ToJsonString());
        StreamJob.OfThePlatform.ConsumerConfiguration.ToJsonString().Should().Be(Configurations["consumer.json"].ToJsonString());
    }

    [ToolTheory("nats-server")]
    [MemberData(nameof(Streams))]
    public async Task Stream_OfTheStandard_IsTakenByTheServerAsItIs(string file)
    {
        await using var server = await NatsServerProcess.StartAsync();
        var wanted = Configurations[file];

        var answer = await CreateAsync(server, $"STREAM.CREATE.{wanted["name"]}", wanted);

        AssertContains(wanted, answer);
    }

    [ToolFact("nats-server")]
    public async Task Consumer_OfTheStandard_IsTakenByTheServerAsItIs()
    {
        await using var server = await NatsServerProcess.StartAsync();
        var (stream, wanted) = (Configurations["stream.json"]["name"], Configurations["consumer.json"]);
        await CreateAsync(server, $"STREAM.CREATE.{stream}", Configurations["stream.json"]);

        var request = new JsonObject { ["stream_name"] = stream!.DeepClone(), ["config"] = wanted.DeepClone() };
        var answer = await CreateAsync(server, $"CONSUMER.DURABLE.CREATE.{stream}.{wanted["name"]}", request);

        AssertContains(wanted, answer);
    }

    /// <summary>The configuration that the server now has.</summary>
    private static async Task<JsonElement> CreateAsync(NatsServerProcess server, string subject, JsonObject request)
    {
        var reply = await server.JetStream.Connection.RequestAsync<string, string>($"$JS.API.{subject}", request.ToJsonString());
        var answer = JsonElement.Parse(reply.Data!);
        answer.TryGetProperty("error", out var error).Should().BeFalse($"NATS answered {error}");
        return answer.GetProperty("config");
    }

    private static void AssertContains(JsonObject wanted, JsonElement found) => wanted.Should().AllSatisfy(
        field =>
            JsonNode.Parse(found.GetProperty(field.Key).GetRawText())!.ToJsonString().Should().Be(field.Value!.ToJsonString()));

    [GeneratedRegex("""^```json file=(?<file>\S+)\n(?<json>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
