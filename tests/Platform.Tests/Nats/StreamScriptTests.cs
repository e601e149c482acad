using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Tests.Nats;

/// <summary>The script of the stream Jobs against a real server.</summary>
public sealed class StreamScriptTests
{
    private static readonly StreamJob Job = StreamJob.OfThePlatform;

    public static TheoryData<string> Jobs() => StreamJob.Files();

    /// <summary>A field, another value of it that the server accepts.</summary>
    public static TheoryData<string, string> EditsOfStream() => new()
    {
        { "max_bytes", "536870912" },
        { "max_age", "86400000000000" },
        { "max_msgs", "5000" },
        { "subjects", """["agent.execute.*","agent.retry.*"]""" },
        { "discard", "\"old\"" },
    };

    /// <summary>A field, another value of it that no version of the server accepts for a stream that exists.</summary>
    public static TheoryData<string, string> RefusedForStream() =>
        new() { { "storage", "\"memory\"" }, { "retention", "\"limits\"" }, { "max_consumers", "3" } };

    [ToolTheory("nats-server")]
    [MemberData(nameof(Jobs))]
    public async Task Run_NothingThere_CreatesBothAsConfigured(string file)
    {
        await using var server = await NatsServerProcess.StartAsync();
        var job = StreamJob.In(file);

        var run = await job.RunAsync(server.Url);

        (run.Error, run.ExitCode).Should().Be(("", 0));
        AssertContains(job.StreamConfiguration, (await StreamState.StreamAsync(server, job.Stream)).GetProperty("config"));
        AssertContains(
            job.ConsumerConfiguration, (await StreamState.ConsumerAsync(server, job.Stream, job.Consumer)).GetProperty("config"));
    }

    [ToolTheory("nats-server")]
    [MemberData(nameof(Jobs))]
    public async Task Run_Again_ChangesNothing(string file)
    {
        await using var server = await NatsServerProcess.StartAsync();
        var job = StreamJob.In(file);
        await job.RunAsync(server.Url);
        await job.PublishAsync(server, 3);
        var before = await SnapshotAsync(server, job);

        await using var changes = await Changes.WatchAsync(server);
        var run = await job.RunAsync(server.Url);

        (run.Error, run.ExitCode).Should().Be(("", 0));
        run.Output.Should().Contain("No difference in configuration");
        (await changes.SoFarAsync()).Should().BeEmpty();
        (await SnapshotAsync(server, job)).Should().Be(before);
    }

    [ToolTheory("nats-server")]
    [MemberData(nameof(EditsOfStream))]
    public async Task Run_LimitOfTheStreamChanged_EditsItAndKeepsTheMessages(string field, string value)
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        await Job.PublishAsync(server, 3);
        var created = (await StreamState.StreamAsync(server, Job.Stream)).GetProperty("created").GetString();

        var run = await Job.RunAsync(server.Url, stream: With(Job.StreamConfiguration, field, value));

        var stream = await StreamState.StreamAsync(server, Job.Stream);
        (run.Error, run.ExitCode).Should().Be(("", 0));
        AssertContains(With(Job.StreamConfiguration, field, value), stream.GetProperty("config"));
        stream.GetProperty("created").GetString().Should().Be(created);
        stream.GetProperty("state").GetProperty("messages").GetInt32().Should().Be(3);
    }

    [ToolTheory("nats-server")]
    [MemberData(nameof(RefusedForStream))]
    public async Task Run_ForbiddenChangeOfTheStream_FailsLoudlyAndLeavesItAlone(string field, string value)
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        await Job.PublishAsync(server, 3);
        var before = await SnapshotAsync(server, Job);

        var run = await Job.RunAsync(server.Url, stream: With(Job.StreamConfiguration, field, value));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("nats: error: stream configuration update can not change");
        run.Error.Should().Contain($"cannot edit stream {Job.Stream}");
        run.Error.Should().Contain("the server refuses it");
        (await SnapshotAsync(server, Job)).Should().Be(before);
    }

    [ToolFact("nats-server")]
    public async Task Run_LimitOfTheConsumerChanged_UpdatesItAndKeepsItsProgress()
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        await Job.PublishAsync(server, 3);
        var worker = await Worker.StartAsync(server, Job.Stream, Job.Consumer);
        await Worker.AcknowledgeAsync(await worker.FetchAsync(2));
        var wanted = With(Job.ConsumerConfiguration, "max_ack_pending", "500");

        var run = await Job.RunAsync(server.Url, consumer: wanted);

        var consumer = await StreamState.ConsumerAsync(server, Job.Stream, Job.Consumer);
        (run.Error, run.ExitCode).Should().Be(("", 0));
        AssertContains(wanted, consumer.GetProperty("config"));
        consumer.GetProperty("ack_floor").GetProperty("consumer_seq").GetInt32().Should().Be(2);
    }

    [ToolTheory("nats-server")]
    [InlineData("ack_policy", "\"none\"")]
    [InlineData("deliver_policy", "\"new\"")]
    public async Task Run_ForbiddenChangeOfTheConsumer_FailsLoudlyAndLeavesItAlone(string field, string value)
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        await Job.PublishAsync(server, 3);
        var before = await SnapshotAsync(server, Job);

        var run = await Job.RunAsync(server.Url, consumer: With(Job.ConsumerConfiguration, field, value));

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain($"cannot add or update consumer {Job.Consumer}");
        (await SnapshotAsync(server, Job)).Should().Be(before);
    }

    [ToolTheory("nats-server")]
    [InlineData("stream edit")]
    [InlineData("consumer add")]
    public async Task Run_ChangeLostOnTheWay_IsMadeAtTheSecondTry(string command)
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        var (stream, consumer) = (With(
            Job.StreamConfiguration, "max_age", "3600000000000"), With(Job.ConsumerConfiguration, "max_ack_pending", "500"));

        var run = await Job.RunAsync(server.Url, stream, consumer, lost: command);

        (run.Error, run.ExitCode).Should().Be(("nats: error: context deadline exceeded\n", 0));
        AssertContains(stream, (await StreamState.StreamAsync(server, Job.Stream)).GetProperty("config"));
        AssertContains(consumer, (await StreamState.ConsumerAsync(server, Job.Stream, Job.Consumer)).GetProperty("config"));
    }

    [ToolFact("nats-server")]
    public async Task Run_ConsumerDeleted_AddsItAgain()
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        await StreamState.AskAsync(server, $"CONSUMER.DELETE.{Job.Stream}.{Job.Consumer}");

        var run = await Job.RunAsync(server.Url);

        run.ExitCode.Should().Be(0);
        (await StreamState.ConsumerAsync(server, Job.Stream, Job.Consumer)).GetProperty("name").GetString()
            .Should().Be(Job.Consumer);
    }

    [Fact]
    public async Task Run_ServerNotReachable_FailsSoThatItIsTriedAgain()
    {
        var run = await Job.RunAsync("nats://127.0.0.1:1");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("no servers available");
        run.Error.Should().Contain($"cannot add stream {Job.Stream}");
    }

    [ToolFact("nats-server")]
    public async Task Run_ServerWithoutJetStream_FailsSoThatItIsTriedAgain()
    {
        await using var server = await NatsServerProcess.StartAsync(hasJetStream: false);

        var run = await Job.RunAsync(server.Url);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("JetStream does not answer");
    }

    [ToolFact("nats-server")]
    public async Task Run_SubjectsOfAnotherStream_FailsAndLeavesTheOtherAlone()
    {
        await using var server = await NatsServerProcess.StartAsync();
        var other = StreamJob.All.First(job => job != Job);
        await other.RunAsync(server.Url);
        var before = await SnapshotAsync(server, other);

        var run = await Job.RunAsync(
            server.Url, stream: With(Job.StreamConfiguration, "subjects", other.StreamConfiguration["subjects"]!.ToJsonString()));

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("subjects overlap");
        (await SnapshotAsync(server, other)).Should().Be(before);
    }

    [ToolFact("nats-server")]
    public async Task Run_TwiceAtOnce_BothSucceed()
    {
        await using var server = await NatsServerProcess.StartAsync();

        var runs = await Task.WhenAll(Job.RunAsync(server.Url), Job.RunAsync(server.Url));

        runs.Should().AllSatisfy(run => run.ExitCode.Should().Be(0, "the script wrote {0}", run.Error));
        var streams = (await StreamState.AskAsync(server, "STREAM.NAMES")).GetProperty("streams").EnumerateArray().Select(
            name => name.GetString());
        streams.Should().Equal(Job.Stream);
        AssertContains(
            Job.ConsumerConfiguration, (await StreamState.ConsumerAsync(server, Job.Stream, Job.Consumer)).GetProperty("config"));
    }

    /// <summary>All that a change would show in: when they were made, configuration, messages, progress.</summary>
    private static async Task<string> SnapshotAsync(NatsServerProcess server, StreamJob job)
    {
        var stream = await StreamState.StreamAsync(server, job.Stream);
        var consumer = await StreamState.ConsumerAsync(server, job.Stream, job.Consumer);
        string[] parts =
        [
            .. new[] { "created", "config", "state" }.Select(name => stream.GetProperty(name).GetRawText()),
            .. new[] { "created", "config", "delivered", "ack_floor", "num_pending", "num_ack_pending" }.Select(
                name => consumer.GetProperty(name).GetRawText()),
        ];
        return string.Join('\n', parts);
    }

    private static JsonObject With(JsonObject configuration, string field, string value)
    {
        configuration[field] = JsonNode.Parse(value);
        return configuration;
    }

    private static void AssertContains(JsonObject expected, JsonElement actual)
    {
        var known = JsonObject.Create(actual)!;
        expected.Should().AllSatisfy(field => JsonNode.DeepEquals(field.Value, known[field.Key]).Should().BeTrue(
            $"{field.Key} should be {field.Value?.ToJsonString()}, but is {known[field.Key]?.ToJsonString()}"));
    }
}
