using System.Buffers;
using System.Text;
using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public sealed class CallOutcomeTests
{
    private static readonly InvalidOperationException Thrown = new("a mistake");

    public static TheoryData<FatalCause?, Action<FunctionContext>> Causes => new()
    {
        { null, _ => { } },
        { null, context => context.Results.Warning("slow") },
        { FatalCause.Result, context => context.Results.Fatal("cannot do it") },
        { FatalCause.Result, _ => throw new FunctionFatalException("cannot do it") },
        { FatalCause.Conversion, context => context.Observed.Composite.As(TestJson.Default.Widget) },
        { FatalCause.Exception, _ => throw Thrown },
        { FatalCause.ResponseTooLarge, Overflow },
        { FatalCause.Result, context => Overflow(context, _ => context.Results.Fatal("cannot do it")) },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task Answer_OfAnyEnd_SaysWhatBecameOfIt(FatalCause? cause, Action<FunctionContext> run)
    {
        var (outcome, response) = await AnswerAsync(Requests.WithComposite("""{"spec":{"replicas":"x"}}"""), run);

        outcome.Fatal.Should().Be(cause);
        response.Results.Any(result => result.Severity == Wire.Severity.Fatal).Should().Be(cause is not null);
        outcome.ResponseBytes.Should().Be(response.CalculateSize());
        outcome.Exception.Should().BeSameAs(cause == FatalCause.Exception ? Thrown : null);
    }

    [Fact]
    public async Task Answer_WithRequirement_IsPendingUntilItIsAnswered()
    {
        static void Run(FunctionContext context) => context.Require.Resource("plan", "v1", "ConfigMap", "plan");

        var (first, _) = await AnswerAsync(new Wire.RunFunctionRequest(), Run);
        var (second, _) = await AnswerAsync(
            new Wire.RunFunctionRequest { RequiredResources = { ["plan"] = new Wire.Resources() } }, Run);

        first.IsPending.Should().BeTrue("nothing has answered the requirement yet");
        second.IsPending.Should().BeFalse("the requirement is answered");
    }

    [Fact]
    public async Task Answer_WithRequiredSchema_IsPendingUntilItIsAnswered()
    {
        static void Run(FunctionContext context) => context.Require.Schema("plan", "v1", "Plan");

        var (first, _) = await AnswerAsync(new Wire.RunFunctionRequest(), Run);
        var (second, _) = await AnswerAsync(
            new Wire.RunFunctionRequest { RequiredSchemas = { ["plan"] = new Wire.Schema() } }, Run);

        first.IsPending.Should().BeTrue("nothing has answered the requirement yet");
        second.IsPending.Should().BeFalse("the requirement is answered");
    }

    [Fact]
    public async Task Try_OfComposite_RunsTheFunctionForItAlone()
    {
        var function = new DelegateFunction(context =>
        {
            context.Observed.Composite.Kind.Should().Be("Widget");
            context.Observed.Resources.Should().BeEmpty();
            context.Results.Fatal("cannot do it");
        });

        var outcome = await new FunctionRunner(function).RenderAsync(Document("""{"kind":"Widget"}"""), CancellationToken.None);

        outcome.Fatal.Should().Be(FatalCause.Result);
        outcome.Context.Results.Should().ContainSingle().Which.Message.Should().Be("cannot do it");
    }

    private static void Overflow(FunctionContext context) => Overflow(context, _ => { });

    private static void Overflow(FunctionContext context, Action<FunctionContext> also)
    {
        also(context);
        context.Output = Document($$"""{"text":"{{new string('x', 5 * 1024 * 1024)}}"}""");
    }

    private static StructDocument Document(string json) => StructDocument.FromJson(Encoding.UTF8.GetBytes(json));

    private static async Task<(CallOutcome Outcome, Wire.RunFunctionResponse Response)> AnswerAsync(
        Wire.RunFunctionRequest request, Action<FunctionContext> run)
    {
        var output = new ArrayBufferWriter<byte>();
        var outcome = await new FunctionRunner(new DelegateFunction(run))
            .AnswerAsync(new ReadOnlySequence<byte>(request.ToByteArray()), output, CancellationToken.None);
        return (outcome, Wire.RunFunctionResponse.Parser.ParseFrom(output.WrittenSpan));
    }
}
