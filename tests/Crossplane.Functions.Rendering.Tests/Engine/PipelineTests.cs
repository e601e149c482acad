using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Tests.Engine;

/// <summary>What only answers that the SDK does not give can show; the rest is in the conformance cases.</summary>
public class PipelineTests
{
    private static readonly PipelineStep First = new() { Name = "first", FunctionName = "function" };
    private static readonly PipelineStep Second = new() { Name = "second", FunctionName = "function" };

    private readonly FixedAnswers _function = new();

    [Fact]
    public async Task RunAsync_Request_HasTagOfTheRestAndCapabilities()
    {
        await RunAsync([First], new RunFunctionResponse());

        var sent = _function.Requests[0].Clone();
        var meta = sent.Meta;
        sent.Meta = null;
        meta.Tag.Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(sent.ToByteArray())));
        meta.Capabilities.Select(capability => (int)capability).Should().Equal(1, 2, 3, 4, 5);
    }

    [Fact]
    public async Task RunAsync_SameStateInAnotherOrder_HasTheSameTag()
    {
        var tags = new List<string>();
        foreach (var names in new string[][] { ["a", "b", "\uFFFD", "\U0001F600"], ["\U0001F600", "\uFFFD", "b", "a"] })
        {
            _function.Requests.Clear();
            _function.Responses.Clear();
            await RunAsync([First, Second], Answer(names), new RunFunctionResponse());
            tags.Add(_function.Requests[1].Meta.Tag);
            _function.Requests[1].Desired.Resources.Keys.Should().Equal("a", "b", "\uFFFD", "\U0001F600");
        }

        tags[1].Should().Be(tags[0]);
    }

    [Fact]
    public async Task RunAsync_FirstStep_HasEmptyDesiredStateAndContext()
    {
        await RunAsync([First], new RunFunctionResponse());

        _function.Requests[0].Desired.Should().Be(new State());
        _function.Requests[0].HasContext.Should().BeTrue("Crossplane sends the first step an empty context");
        _function.Requests[0].Context.Should().BeEmpty();
    }

    [Fact]
    public async Task RunAsync_StepThatReturnsNothing_DropsDesiredStateAndContext()
    {
        var result = await RunAsync([First, Second], new RunFunctionResponse(), new RunFunctionResponse());

        _function.Requests[1].Desired.Should().BeNull();
        _function.Requests[1].HasContext.Should().BeFalse("the first step returned no context");
        result.Desired.Should().Be(new State());
        result.Context.Should().BeNull();
    }

    [Fact]
    public async Task RunAsync_EmptyReason_IsTheReasonOfAResultWithoutOne()
    {
        var response = new RunFunctionResponse();
        response.Results.Add(new Result { Message = "done", Reason = "", Severity = Severity.Normal });

        var result = await RunAsync([First], response);

        result.Events.Should().Equal(RenderEvent.Normal("ComposeResources", "Pipeline step \"first\": done"));
    }

    [Fact]
    public async Task RunAsync_RequirementWithoutKind_FindsNothing()
    {
        var response = new RunFunctionResponse { Requirements = new Protocol.Requirements() };
        response.Requirements.Resources["odd"] = new ResourceSelector { ApiVersion = "v1", MatchName = "a" };

        await RunAsync([First], response, response.Clone());

        _function.Requests[1].RequiredResources["odd"].Items.Should().BeEmpty();
    }

    [Fact]
    public async Task RunAsync_UnknownSeverity_IsAnEventWithoutText()
    {
        var response = new RunFunctionResponse();
        response.Results.Add(new Result { Message = "odd", Reason = "Own", Severity = (Severity)7 });

        var result = await RunAsync([First], response);

        result.Events.Should().Equal(new RenderEvent("", "", ""));
    }

    [Fact]
    public async Task RunAsync_UnspecifiedSeverity_IsAWarningThatSaysSo()
    {
        var response = new RunFunctionResponse();
        response.Results.Add(new Result { Message = "odd", Reason = "Own" });

        var result = await RunAsync([First], response);

        result.Events.Should().Equal(
            RenderEvent.Warning("Own", "Pipeline step \"first\" returned a result of unknown severity (assuming warning): odd"));
    }

    [Fact]
    public async Task RunAsync_ExtraResources_AreAnsweredWhereTheyWereAsked()
    {
        var response = new RunFunctionResponse { Requirements = new Protocol.Requirements() };
#pragma warning disable CS0612 // Functions written for Crossplane v1 still ask in the deprecated way.
        response.Requirements.ExtraResources["old"] = new ResourceSelector { ApiVersion = "v1", Kind = "A", MatchName = "a" };

        await RunAsync([First], response, response.Clone());

        _function.Requests[1].ExtraResources["old"].Items.Should().ContainSingle();
        _function.Requests[1].RequiredResources.Should().BeEmpty();
#pragma warning restore CS0612
    }

    [Fact]
    public async Task RunAsync_RequiredSchema_IsAnsweredAsUnknown()
    {
        var response = new RunFunctionResponse { Requirements = new Protocol.Requirements() };
        response.Requirements.Schemas["schema"] = new SchemaSelector { ApiVersion = "v1", Kind = "A" };

        await RunAsync([First], response, response.Clone());

        _function.Requests[0].RequiredSchemas.Should().BeEmpty();
        _function.Requests[1].RequiredSchemas["schema"].HasOpenapiV3.Should().BeFalse("no schema was found");
    }

    [Fact]
    public async Task RunAsync_EmptyRequirements_CostASecondCall()
    {
        var response = new RunFunctionResponse { Requirements = new Protocol.Requirements() };

        await RunAsync([First], response, response.Clone());

        _function.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task RunAsync_SecondIteration_KeepsTheTagAndTakesTheContext()
    {
        var response = new RunFunctionResponse
        {
            Requirements = new Protocol.Requirements(),
            Context = JsonObjects.ToStruct(Json.Object("""{"key":"value"}""")),
        };

        await RunAsync([First], response, response.Clone());

        _function.Requests[1].Meta.Tag.Should().Be(_function.Requests[0].Meta.Tag);
        _function.Requests[1].Context.Should().Equal(response.Context);
    }

    [Fact]
    public async Task RunAsync_FunctionThatDoesNotEnd_NamesTheStep()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        var exception =
            (await Awaiting(() => RunAsync([First], cancellation.Token)).Should().ThrowExactlyAsync<RenderException>()).Which;

        exception.Message.Should().Be("cannot run Composition pipeline step \"first\": timed out");
    }

    /// <summary>Maps in the order of the names; Structs by hand, because ours are always sorted.</summary>
    private static RunFunctionResponse Answer(string[] names)
    {
        var fields = names.Select(name => new Google.Protobuf.WellKnownTypes.Struct
        {
            Fields = { [name] = Google.Protobuf.WellKnownTypes.Value.ForString(name) },
        });
        var content = ByteString.CopyFrom([.. fields.SelectMany(field => field.ToByteArray())]);
        var response = new RunFunctionResponse { Desired = new State(), Context = content };
        foreach (var name in names)
        {
            var resource = new Resource { Resource_ = content, Ready = Protocol.Ready.True };
            foreach (var key in names)
            {
                resource.ConnectionDetails.Add(key, ByteString.CopyFromUtf8(key));
            }

            response.Desired.Resources.Add(name, resource);
        }

        return response;
    }

    private Task<PipelineResult> RunAsync(PipelineStep[] steps, params RunFunctionResponse[] responses)
    {
        _function.Responses.AddRange(responses);
        return RunAsync(steps, CancellationToken.None);
    }

    private Task<PipelineResult> RunAsync(PipelineStep[] steps, CancellationToken cancellationToken)
    {
        var store = new ObjectStore([Json.Object("""{"apiVersion":"v1","kind":"A","metadata":{"name":"a"}}""")]);
        var functions = new Dictionary<string, IFunctionClient?> { ["function"] = _function };
        return new Pipeline(new State(), store, new OpenApiSchemas([]), functions.GetValueOrDefault).RunAsync(
            steps, [], cancellationToken);
    }

    private sealed class FixedAnswers : IFunctionClient
    {
        public List<RunFunctionResponse> Responses { get; } = [];

        public List<RunFunctionRequest> Requests { get; } = [];

        public ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Requests.Add(request.Clone());
            return ValueTask.FromResult(Responses[Requests.Count - 1]);
        }
    }
}
