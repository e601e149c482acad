using NATS.Client.JetStream.Models;
using Platform.Tests.Manifests;
using Platform.Tests.Nats;
using Platform.Tests.Rendering;

namespace Platform.Tests.Keda;

/// <summary>What rendered ScaledObjects ask for is true of a server on which the shipped Jobs have run.</summary>
public sealed class LagTests
{
    private const string OfThePlatform = "examples/gitops";
    private const int Messages = 20;

    [ToolTheory("nats-server")]
    [InlineData(OfThePlatform)]
    [InlineData("examples/agentexecutor-nginx")]
    public async Task Lag_BeforeDuringAndAfterTwentyMessages_IsWhatIsNotAcknowledged(string folder)
    {
        await using var server = await (
            folder == OfThePlatform ? NatsServerProcess.StartAsThePlatformAsync() : NatsServerProcess.StartAsync());
        var job = JobOf(folder);
        (await job.RunAsync(server.Url, user: server.User)).Error.Should().BeEmpty();
        var trigger = NatsTrigger.In(await RenderAsync(folder));
        using var scaler = new NatsJetStreamScaler(trigger, server.Monitoring);
        var worker = await Worker.StartAsync(server, trigger.Stream, trigger.Consumer);

        var lags = new List<long> { await scaler.ReadLagAsync() };
        await job.PublishAsync(server, Messages);
        lags.Add(await scaler.ReadLagAsync());
        var first = await worker.FetchAsync(7);
        lags.Add(await scaler.ReadLagAsync());
        await Worker.AcknowledgeAsync(first);
        lags.Add(await scaler.ReadLagAsync());
        await Worker.AcknowledgeAsync(await worker.FetchAsync(Messages - first.Count));
        lags.Add(await scaler.ReadLagAsync());

        lags.Should().Equal(0, 20, 20, 13, 0);
    }

    [ToolFact("nats-server")]
    public async Task Lag_InAnAccountOfItsOwn_IsFoundByTheAccountsName()
    {
        var trigger = NatsTrigger.In(await RenderedExample.OfFolderAsync("examples/agentexecutor-external-nats"));
        await using var server = await NatsServerProcess.StartAsync(account: trigger.Account);
        await server.JetStream.CreateStreamAsync(new StreamConfig(trigger.Stream, ["enrich.*"]));
        await server.JetStream.CreateOrUpdateConsumerAsync(trigger.Stream, new ConsumerConfig(trigger.Consumer));
        using var scaler = new NatsJetStreamScaler(trigger, server.Monitoring);

        await server.JetStream.PublishAsync("enrich.1", "");

        (await scaler.ReadLagAsync()).Should().Be(1);
        using var other = new NatsJetStreamScaler(trigger with { Account = "OTHER" }, server.Monitoring);
        await Awaiting(other.ReadLagAsync).Should().ThrowExactlyAsync<ScalerException>();
    }

    [ToolFact("nats-server")]
    public async Task Lag_BeforeTheJobHasRun_IsAnError()
    {
        await using var server = await NatsServerProcess.StartAsThePlatformAsync();
        using var scaler = new NatsJetStreamScaler(NatsTrigger.In(await RenderedExample.OfThePlatformAsync()), server.Monitoring);

        var error = (await Awaiting(scaler.ReadLagAsync).Should().ThrowExactlyAsync<ScalerException>()).Which;

        error.Message.Should().Be("stream \"AGENT_EXECUTION\" not found in account \"INTELLIGENCE_DEEPAGENTS\"");
    }

    [ToolTheory("nats-server")]
    [InlineData("$SYS", "agent-executor-workers", "stream \"AGENT_EXECUTION\" not found in account \"$SYS\"")]
    [InlineData("OTHER_TEAM", "agent-executor-workers", "stream \"AGENT_EXECUTION\" not found in account \"OTHER_TEAM\"")]
    [InlineData("INTELLIGENCE_DEEPAGENTS", "agent-executor",
        "consumer \"agent-executor\" not found in stream \"AGENT_EXECUTION\"")]
    public async Task Lag_OfAnotherAccountOrConsumer_IsAnError(string account, string consumer, string message)
    {
        await using var server = await NatsServerProcess.StartAsThePlatformAsync();
        await StreamJob.OfThePlatform.RunAsync(server.Url, user: server.User);
        var trigger = NatsTrigger.In(await RenderedExample.OfThePlatformAsync()) with { Account = account, Consumer = consumer };
        using var scaler = new NatsJetStreamScaler(trigger, server.Monitoring);

        var error = (await Awaiting(scaler.ReadLagAsync).Should().ThrowExactlyAsync<ScalerException>()).Which;

        error.Message.Should().Be(message);
    }

    /// <summary>The name is that of the chart's headless Service, and the port the one that the chart is told.</summary>
    [Fact]
    public async Task Endpoint_OfThePlatform_IsTheHeadlessServiceOfTheChart()
    {
        var chart = Manifest.Load("examples/gitops/bootstrap/components/01-nats.yaml").Should().ContainSingle().Which;
        using var scaler = new NatsJetStreamScaler(
            NatsTrigger.In(await RenderedExample.OfThePlatformAsync()), new Uri("http://localhost"));

        scaler.Address.Scheme.Should().Be("http");
        scaler.Address.Host.Should().Be(
            $"{chart.Name}-headless.{chart.Text("spec", "destination", "namespace")}.svc.cluster.local");
        scaler.Address.Port.Should().Be(
            chart.Find("spec", "source", "helm", "valuesObject", "config", "monitor", "port")!.GetValue<int>());
    }

    private static StreamJob JobOf(string folder) =>
        StreamJob.All.Single(job => job.Job.File.StartsWith($"{folder}/", StringComparison.Ordinal));

    private static Task<IReadOnlyList<Manifest>> RenderAsync(string folder) =>
        folder == OfThePlatform ? RenderedExample.OfThePlatformAsync() : RenderedExample.OfFolderAsync(folder);
}
