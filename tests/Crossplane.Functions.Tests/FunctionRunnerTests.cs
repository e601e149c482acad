using System.Buffers;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using FluentAssertions.Execution;
using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class FunctionRunnerTests
{
    private const string InternalError = "cannot run function: internal error; the function's log has the details";

    [Fact]
    public void Run_EmptyRequest_AnswersWithTagAndTtlOnly()
    {
        var response = new Wire.RunFunctionRequest { Meta = new Wire.RequestMeta { Tag = "t1" } }.Answer(_ => { });

        JsonFormatter.Default.Format(response).Should().Be("""{ "meta": { "tag": "t1", "ttl": "60s" } }""");
    }

    [Fact]
    public void Run_UncaughtException_IsOneFatalThatDoesNotShowIt()
    {
        var reported = new List<(string Tag, Exception Exception)>();
        var thrown = new InvalidOperationException("the password is hunter2");

        var response = new Wire.RunFunctionRequest { Meta = new Wire.RequestMeta { Tag = "t1" } }.AnswerFailure(
            context =>
            {
                context.Results.Normal("before");
                context.Conditions.True("Created", "Available");
                throw thrown;
            },
            new FunctionRunnerOptions { OnException = (tag, exception) => reported.Add((tag, exception)) });

        Fatal(response).Should().Be(InternalError);
        response.Conditions.Should().BeEmpty();
        response.Meta.Tag.Should().Be("t1");
        reported.Should().ContainSingle().Which.Should().Be(("t1", (Exception)thrown));
    }

    [Fact]
    public async Task Run_ExceptionAfterAnAwait_IsOneFatal()
    {
        var function = new DelegateFunction(async (_, token) =>
        {
            await Task.Delay(1, token);
            throw new InvalidOperationException("late");
        });

        var response = await new FunctionRunner(function).RunAsync(new Wire.RunFunctionRequest(), CancellationToken.None);

        Fatal(response).Should().Be(InternalError);
    }

    [Fact]
    public void Run_FatalException_IsShownAndNotReported()
    {
        var reported = 0;

        var response = new Wire.RunFunctionRequest().AnswerFailure(
            _ => throw new FunctionFatalException(
                "cannot size queue: the plan is unknown", new InvalidOperationException("inner")),
            new FunctionRunnerOptions { OnException = (_, _) => reported++ });

        Fatal(response).Should().Be("cannot size queue: the plan is unknown");
        reported.Should().Be(0);
    }

    [Fact]
    public void Run_ConversionException_ShowsThePath()
    {
        var response = Requests.WithComposite("""{"spec":{"replicas":"x"}}""")
            .AnswerFailure(context => context.Observed.Composite.As(TestJson.Default.Widget));

        Fatal(response).Should().Be("cannot convert a value: spec.replicas: has another type than the field allows");
    }

    [Fact]
    public void Run_ExceptionAfterChanges_LeavesDesiredStateAndContextAsTheyCame()
    {
        var request = ForeignState();

        var response = request.AnswerFailure(context =>
        {
            ChangeEverything(context);
            throw new InvalidOperationException("late");
        });

        Fatal(response).Should().Be(InternalError);
        response.Desired.Should().Be(request.Desired);
        response.Context.Should().Equal(request.Context);
        response.Requirements.Should().BeNull();
    }

    [Fact]
    public void Run_ContextThatCannotBeWritten_LeavesDesiredStateAsItCame()
    {
        var request = ForeignState();
        request.Context = ByteString.CopyFrom(0x0A, 0x7F);

        var response = request.Answer(ChangeEverything);

        Fatal(response).Should().Be("cannot convert a value: is not a valid protobuf Struct");
        response.Desired.Should().Be(request.Desired);
    }

    [Fact]
    public async Task Run_Cancelled_ThrowsAndReportsNothing()
    {
        using var source = new CancellationTokenSource();
        var reported = 0;
        var function = new DelegateFunction(async (_, token) =>
        {
            await source.CancelAsync();
            token.ThrowIfCancellationRequested();
        });
        var runner = new FunctionRunner(function, new FunctionRunnerOptions { OnException = (_, _) => reported++ });

        await Awaiting(
            async () => await runner.RunAsync(new Wire.RunFunctionRequest(), source.Token))
                .Should().ThrowAsync<OperationCanceledException>();

        reported.Should().Be(0);
    }

    [Fact]
    public void Run_CancellationOfTheFunctionsOwn_IsOneFatal() =>
        Fatal(new Wire.RunFunctionRequest().AnswerFailure(_ => throw new OperationCanceledException()))
            .Should().Be(InternalError);

    [Theory]
    [InlineData("0A")]
    [InlineData("0A05")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("00")]
    [InlineData("1A050A0A")]
    public void Run_BytesThatAreNoRequest_ThrowsInvalidRequest(string hex)
    {
        var exception = Invoking(
            () => Requests.Answer(Convert.FromHexString(hex), _ => Execute.Assertion.FailWith("the function must not run")))
                .Should().ThrowExactly<InvalidRequestException>().Which;

        exception.Message.Should().StartWith("cannot read RunFunctionRequest: ");
        exception.InnerException.Should().BeOfType<InvalidProtocolBufferException>();
    }

    [Fact]
    public void Run_ResponseLargerThanTheLimit_IsOneFatalThatNamesBothSizes()
    {
        var request = new Wire.RunFunctionRequest { Meta = new Wire.RequestMeta { Tag = "t1" } };
        Action<FunctionContext> run = context => context.Desired.GetOrAdd("big").Set(GoogleStruct.Document(BigJson(5000)));
        var size = request.Answer(run).CalculateSize();

        var fits = request.Answer(run, new FunctionRunnerOptions { MaxResponseBytes = size });
        var refused = request.Answer(run, new FunctionRunnerOptions { MaxResponseBytes = size - 1 });

        fits.Results.Should().BeEmpty();
        Fatal(refused).Should().StartWith(
            $"cannot return response: it has {size} bytes and Crossplane accepts {size - 1} at most");
        refused.Meta.Tag.Should().Be("t1");
        refused.CalculateSize().Should().BeLessThan(size);
    }

    [Fact]
    public void Run_ObjectsLargerThanTheLimitTogether_StopsAtTheFirstThatIsTooMuch()
    {
        var set = 0;
        var response = new Wire.RunFunctionRequest().AnswerFailure(
            context =>
            {
                for (; set < 100; set++)
                {
                    context.Desired.GetOrAdd($"object-{set}").Set(GoogleStruct.Document(BigJson(900)));
                }
            },
            new FunctionRunnerOptions { MaxResponseBytes = 10_000 });

        Fatal(response).Should().Be(
            "cannot return response: it has more than 10000 bytes and Crossplane accepts 10000 at most; compose fewer or smaller "
                + "resources");
        set.Should().Be(10);
    }

    [Fact]
    public void Run_ObjectsThatAreReplacedAndRemoved_CountOnce()
    {
        var response = new Wire.RunFunctionRequest().Answer(
            context =>
            {
                for (var index = 0; index < 100; index++)
                {
                    context.Desired.GetOrAdd("same").Set(GoogleStruct.Document(BigJson(900)));
                    context.Desired.GetOrAdd($"object-{index}").Set(GoogleStruct.Document(BigJson(900)));
                    context.Desired.Remove($"object-{index}").Should().BeTrue();
                }
            },
            new FunctionRunnerOptions { MaxResponseBytes = 10_000 });

        response.Results.Should().BeEmpty();
    }

    [Fact]
    public void Run_ObjectLargerThanTheLimit_IsNotEncodedToItsEnd()
    {
        var large = new WidgetSpec { Text = new string('x', 1_000_000) };
        StructDocument? encoded = null;

        var response = new Wire.RunFunctionRequest().AnswerFailure(
            _ => encoded = StructDocument.From(large, TestJson.Default.WidgetSpec),
            new FunctionRunnerOptions { MaxResponseBytes = 10_000 });

        encoded.Should().BeNull();
        Fatal(response).Should().StartWith("cannot return response: it has more than 10000 bytes");
        StructDocument.From(large, TestJson.Default.WidgetSpec).Raw.Length.Should().BeGreaterThan(
            1_000_000, "outside of a call there is no limit");
    }

    [Fact]
    public async Task Run_WithoutMemory_IsNoResult()
    {
        var runner = new FunctionRunner(new DelegateFunction(context =>
        {
            try
            {
                _ = new string('x', int.MaxValue);
            }
            catch (OutOfMemoryException exception)
            {
                throw new InvalidOperationException("wrapped", exception);
            }
        }));

        await Awaiting(() => runner.RunAsync(new Wire.RunFunctionRequest(), CancellationToken.None).AsTask())
            .Should().ThrowExactlyAsync<OutOfMemoryException>();
    }

    [Fact]
    public void Run_OwnFatalInAResponseLargerThanTheLimit_Stays()
    {
        var response = new Wire.RunFunctionRequest().AnswerFailure(
            context =>
            {
                context.Results.Fatal("cannot size queue: the plan is unknown");
                context.Desired.GetOrAdd("big").Set(GoogleStruct.Document(BigJson(5000)));
            },
            new FunctionRunnerOptions { MaxResponseBytes = 1000 });

        Fatal(response).Should().Be("cannot size queue: the plan is unknown");
        response.CalculateSize().Should().BeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void Run_OwnFatalLargerThanTheLimit_IsCutAndKeepsItsTarget()
    {
        var response = new Wire.RunFunctionRequest().Answer(
            context => context.Results.Fatal(new string('x', 5_000_000)).WithReason("Huge").TargetCompositeAndClaim());

        var result = response.Results.Should().ContainSingle().Which;
        result.Message.Should().HaveLength(16 * 1024 + 1);
        result.Reason.Should().Be("Huge");
        result.Target.Should().Be(Wire.Target.CompositeAndClaim);
        response.CalculateSize().Should().BeLessThan(100_000);
    }

    [Fact]
    public void Ttl_Negative_IsRefused() => new Wire.RunFunctionRequest().Answer(
        context => Invoking(() => context.Ttl = TimeSpan.FromSeconds(-1)).Should().ThrowExactly<ArgumentOutOfRangeException>());

    [Fact]
    public void Run_ExceptionWithDesiredStateLargerThanTheLimit_KeepsTheFatalAndFits()
    {
        var request = Requests.WithDesired("big", Requests.Resource(BigJson(5000)));

        var response = request.AnswerFailure(
            _ => throw new FunctionFatalException("cannot size queue: the plan is unknown"),
            new FunctionRunnerOptions { MaxResponseBytes = 1000 });

        Fatal(response).Should().Be("cannot size queue: the plan is unknown");
        response.CalculateSize().Should().BeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void Run_SameRequestTwice_GivesTheSameBytes()
    {
        var request = ForeignState().ToByteArray();

        Requests.Answer(request, ChangeEverything).Should().Equal(Requests.Answer(request, ChangeEverything));
    }

    [Fact]
    public void Run_MapEntriesInAnotherOrder_GivesTheSameBytes()
    {
        var names = Enumerable.Range(0, 20).Select(index => $"r{index}").ToArray();

        AnswerInOrder([.. names.Reverse()]).Should().Equal(AnswerInOrder(names));
    }

    [Fact]
    public void Constructor_NoFunction_Throws() =>
        Invoking(() => new FunctionRunner(null!)).Should().ThrowExactly<ArgumentNullException>();

    private static byte[] AnswerInOrder(string[] names)
    {
        var request = new Wire.RunFunctionRequest { Observed = new Wire.State(), Desired = new Wire.State() };
        foreach (var name in names)
        {
            request.Observed.Resources.Add(name, Requests.Resource("""{"kind":"Queue"}"""));
            request.Desired.Resources.Add(name, Requests.Resource("""{"kind":"Queue"}"""));
            request.RequiredResources.Add(name, new Wire.Resources());
        }

        return Requests.Answer(request.ToByteArray(), context =>
        {
            context.Results.Normal(string.Join(' ', context.Observed.Resources.Keys));
            context.Results.Normal(string.Join(' ', context.Desired.Resources.Keys));
            context.Desired.GetOrAdd("own").Ready = Ready.True;
        });
    }

    private static void ChangeEverything(FunctionContext context)
    {
        context.Desired.GetOrAdd("theirs").Patch(StructDocument.FromJson("""{"spec":{"size":9}}"""u8));
        context.Desired.GetOrAdd("theirs").SetConnectionDetail("user", "admin"u8.ToArray());
        context.Desired.GetOrAdd("theirs").Ready = Ready.False;
        context.Desired.Remove("other");
        context.Desired.GetOrAdd("own").Set(StructDocument.FromJson("""{"kind":"Queue"}"""u8));
        context.Desired.Composite.Ready = Ready.True;
        context.Status.Set(new WidgetSpec { Text = "new" }, TestJson.Default.WidgetSpec);
        context.Context.Set("example.org/key", "new", TestJson.Default.String);
        context.Require.Resource("config", "v1", "ConfigMap", "settings");
    }

    private static Wire.RunFunctionRequest ForeignState()
    {
        var theirs = Requests.Resource("""{"kind":"Bucket","spec":{"size":1}}""").WithUnknownField();
        theirs.ConnectionDetails.Add("user", ByteString.CopyFromUtf8("root"));
        theirs.Ready = Wire.Ready.True;
        return new Wire.RunFunctionRequest
        {
            Desired = new Wire.State
            {
                Composite = Requests.Resource("""{"status":{"text":"old","size":1}}"""),
                Resources = { ["theirs"] = theirs, ["other"] = Requests.Resource("{}") },
            }.WithUnknownField(),
            Context = GoogleStruct.Encode("""{"example.org/key":"old"}"""),
        };
    }

    private static string BigJson(int length) => $$"""{"data":"{{new string('x', length)}}"}""";

    private static string Fatal(Wire.RunFunctionResponse response)
    {
        var result = response.Results.Should().ContainSingle().Which;
        result.Severity.Should().Be(Wire.Severity.Fatal);
        return result.Message;
    }
}
