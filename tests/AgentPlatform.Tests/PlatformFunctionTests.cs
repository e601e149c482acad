using System.Text.Json;
using AgentPlatform.Tests.AgentExecutors;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace AgentPlatform.Tests;

public class PlatformFunctionTests
{
    private const string Known = "this function renders AgentExecutor and XAgentExecutor of platform.bizmatters.io/v1alpha1, "
        + "EventDrivenService and XEventDrivenService of platform.bizmatters.io/v1alpha1";

    [Theory]
    [InlineData("kind", "\"Agentexecutor\"", "kind \"Agentexecutor\" of apiVersion \"platform.bizmatters.io/v1alpha1\"")]
    [InlineData("kind", null, "kind (none) of apiVersion \"platform.bizmatters.io/v1alpha1\"")]
    [InlineData("kind", "3", "kind (none) of apiVersion \"platform.bizmatters.io/v1alpha1\"")]
    [InlineData("apiVersion", "\"platform.bizmatters.io/v1\"",
        "kind \"AgentExecutor\" of apiVersion \"platform.bizmatters.io/v1\"")]
    [InlineData("apiVersion", null, "kind \"AgentExecutor\" of apiVersion (none)")]
    public async Task RunAsync_UnknownKind_IsOneFatalResult(string path, string? json, string found)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, json)));

        answer.FatalMessage().Should().Be($"cannot render {found}: {Known}");
        answer.Message.Desired.Should().BeNull();
    }

    [Fact]
    public async Task RunAsync_EmptyComposite_IsOneFatalResult()
    {
        var answer = await PlatformCall.RenderAsync(JsonElement.Parse("{}"));

        answer.FatalMessage().Should().Be($"cannot render kind (none) of apiVersion (none): {Known}");
    }

    [Fact]
    public async Task RunAsync_CompositeBehindAClaimWithoutMetadata_IsNamedAfterTheClaim()
    {
        var composite = JsonElement.Parse("""
            {
              "apiVersion": "platform.bizmatters.io/v1alpha1", "kind": "XAgentExecutor",
              "spec": {
                "image": "a", "natsStreamName": "S", "natsConsumerGroup": "g", "claimRef": {"name": "search", "namespace": "team-a"}
              }
            }
            """);

        var answer = RunFunctionResponse.Parser.ParseFrom(await PlatformCall.RunAsync(PlatformCall.Request(composite)));

        answer.Results.Should().BeEmpty();
        answer.Desired.Resources.Keys.Should().Contain("deployment");
    }

    [Fact]
    public async Task RunAsync_RequestWithoutComposite_IsOneFatalResult()
    {
        var answer = PlatformAnswer.Parse(await PlatformCall.RunAsync(new RunFunctionRequest()));

        answer.FatalMessage().Should().Be($"cannot render composite: the request has none; {Known}");
        answer.Message.Desired.Should().BeNull();
    }

    [Theory]
    [InlineData("spec.size", "\"small\"", 0)]
    [InlineData("spec.size", "\"huge\"", 1)]
    [InlineData("kind", "\"Other\"", 1)]
    public async Task RunAsync_DesiredStateAndContextOfEarlierFunctions_StayByteForByte(string path, string json, int results)
    {
        var request = PlatformCall.Request(AgentExecutorSample.Minimal((path, json)));
        var bucket = PlatformCall.Resource(JsonElement.Parse("""{"kind":"Bucket","spec":{"size":1.5,"list":[null,{}]}}"""));
        bucket.Ready = Ready.True;
        bucket.ConnectionDetails.Add("key", ByteString.CopyFrom(0xFF, 0));
        request.Desired = new State { Composite = PlatformCall.Resource(JsonElement.Parse("""{"status":{"cost":"low"}}""")) };
        request.Desired.Resources.Add("bucket", bucket);
        request.Context = PlatformCall.Struct(JsonElement.Parse("""{"example.org/region":"eu"}"""));
        var expected = request.Clone();

        var answer = PlatformAnswer.Parse(await PlatformCall.RunAsync(request));

        answer.Message.Results.Should().HaveCount(results);
        (results == 0 || expected.Desired.Composite.Equals(answer.Message.Desired.Composite)).Should().BeTrue(
            "a fatal answer leaves the composite as it was");
        answer.Status!.Value.GetProperty("cost").GetString().Should().Be("low");
        answer.Message.Desired.Resources["bucket"].Should().Be(expected.Desired.Resources["bucket"]);
        answer.Message.Desired.Resources.Should().HaveCount(results == 0 ? 6 : 1);
        answer.Message.Context.Should().Equal(expected.Context);
    }

    [Fact]
    public async Task RunAsync_ObjectThatAnEarlierFunctionWantsUnderOurName_IsReplaced()
    {
        var request = PlatformCall.Request(AgentExecutorSample.Minimal());
        request.Desired = new State();
        request.Desired.Resources.Add(
            "deployment", PlatformCall.Resource(JsonElement.Parse("""{"kind":"Deployment","spec":{"replicas":3}}""")));

        var answer = PlatformAnswer.Parse(await PlatformCall.RunAsync(request));

        answer.ToYaml().Should().Be((await PlatformCall.RenderAsync(AgentExecutorSample.Minimal())).ToYaml());
    }

    [Fact]
    public async Task RunAsync_TagOfTheRequest_IsAnswered() =>
        (await PlatformCall.RenderAsync(AgentExecutorSample.Minimal())).Message.Meta.Tag.Should().Be("tag");
}
