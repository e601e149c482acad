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
    public static TheoryData<string, string> RefusedForStream() => new() { { "storage", "\"memory\"" }, { "retention", "\"limits\"" }, { "max_consumers", "3" } };

    [ToolTheory("nats-server")]
    [MemberData(nameof(Jobs))]
    public async Task Run_NothingThere_CreatesBothAsConfigured(string file)
    {
        await using var server = await NatsServerProcess.StartAsync();
        var job = StreamJob.In(file);

        var run = await job.RunAsync(server.Url);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        AssertContains(job.StreamConfiguration, (await StreamState.StreamAsync(server, job.Stream)).GetProperty("config"));
        AssertContains(job.ConsumerConfiguration, (await StreamState.ConsumerAsync(server, job.Stream, job.Consumer)).GetProperty("config"));
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

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("No difference in configuration", run.Output, StringComparison.Ordinal);
        Assert.Empty(await changes.SoFarAsync());
        Assert.Equal(before, await SnapshotAsync(server, job));
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
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        AssertContains(With(Job.StreamConfiguration, field, value), stream.GetProperty("config"));
        Assert.Equal(created, stream.GetProperty("created").GetString());
        Assert.Equal(3, stream.GetProperty("state").GetProperty("messages").GetInt32());
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

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("nats: error: stream configuration update can not change", run.Error, StringComparison.Ordinal);
        Assert.Contains($"cannot edit stream {Job.Stream}", run.Error, StringComparison.Ordinal);
        Assert.Contains("the server refuses it", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync(server, Job));
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
        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        AssertContains(wanted, consumer.GetProperty("config"));
        Assert.Equal(2, consumer.GetProperty("ack_floor").GetProperty("consumer_seq").GetInt32());
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

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"cannot add or update consumer {Job.Consumer}", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync(server, Job));
    }

    [ToolTheory("nats-server")]
    [InlineData("stream edit")]
    [InlineData("consumer add")]
    public async Task Run_ChangeLostOnTheWay_IsMadeAtTheSecondTry(string command)
    {
        await using var server = await NatsServerProcess.StartAsync();
        await Job.RunAsync(server.Url);
        var (stream, consumer) = (With(Job.StreamConfiguration, "max_age", "3600000000000"), With(Job.ConsumerConfiguration, "max_ack_pending", "500"));

        var run = await Job.RunAsync(server.Url, stream, consumer, lost: command);

        Assert.Equal(("nats: error: context deadline exceeded\n", 0), (run.Error, run.ExitCode));
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

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Job.Consumer, (await StreamState.ConsumerAsync(server, Job.Stream, Job.Consumer)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Run_ServerNotReachable_FailsSoThatItIsTriedAgain()
    {
        var run = await Job.RunAsync("nats://127.0.0.1:1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no servers available", run.Error, StringComparison.Ordinal);
        Assert.Contains($"cannot add stream {Job.Stream}", run.Error, StringComparison.Ordinal);
    }

    [ToolFact("nats-server")]
    public async Task Run_ServerWithoutJetStream_FailsSoThatItIsTriedAgain()
    {
        await using var server = await NatsServerProcess.StartAsync(hasJetStream: false);

        var run = await Job.RunAsync(server.Url);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("JetStream does not answer", run.Error, StringComparison.Ordinal);
    }

    [ToolFact("nats-server")]
    public async Task Run_SubjectsOfAnotherStream_FailsAndLeavesTheOtherAlone()
    {
        await using var server = await NatsServerProcess.StartAsync();
        var other = StreamJob.All.First(job => job != Job);
        await other.RunAsync(server.Url);
        var before = await SnapshotAsync(server, other);

        var run = await Job.RunAsync(server.Url, stream: With(Job.StreamConfiguration, "subjects", other.StreamConfiguration["subjects"]!.ToJsonString()));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("subjects overlap", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync(server, other));
    }

    [ToolFact("nats-server")]
    public async Task Run_TwiceAtOnce_BothSucceed()
    {
        await using var server = await NatsServerProcess.StartAsync();

        var runs = await Task.WhenAll(Job.RunAsync(server.Url), Job.RunAsync(server.Url));

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
        var streams = (await StreamState.AskAsync(server, "STREAM.NAMES")).GetProperty("streams").EnumerateArray().Select(name => name.GetString());
        Assert.Equal([Job.Stream], streams);
        AssertContains(Job.ConsumerConfiguration, (await StreamState.ConsumerAsync(server, Job.Stream, Job.Consumer)).GetProperty("config"));
    }

    /// <summary>All that a change would show in: when they were made, configuration, messages, progress.</summary>
    private static async Task<string> SnapshotAsync(NatsServerProcess server, StreamJob job)
    {
        var stream = await StreamState.StreamAsync(server, job.Stream);
        var consumer = await StreamState.ConsumerAsync(server, job.Stream, job.Consumer);
        string[] parts =
        [
            .. new[] { "created", "config", "state" }.Select(name => stream.GetProperty(name).GetRawText()),
            .. new[] { "created", "config", "delivered", "ack_floor", "num_pending", "num_ack_pending" }.Select(name => consumer.GetProperty(name).GetRawText()),
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
        Assert.All(expected, field => Assert.True(
            JsonNode.DeepEquals(field.Value, known[field.Key]),
            $"{field.Key} should be {field.Value?.ToJsonString()}, but is {known[field.Key]?.ToJsonString()}"));
    }
}
