using System.Text.Json.Nodes;
using Crossplane.Functions.Requirements;

namespace Crossplane.Functions.Testing.Tests;

public sealed class FunctionTestTests
{
    private static readonly FunctionRequest Request = new FunctionRequest().WithComposite("{kind: App}");

    [Fact]
    public async Task RunAsync_OfFatalException_AnswersWithAFatalResult()
    {
        var answer = await RunAsync(_ => throw new FunctionFatalException("cannot do it"));

        answer.FatalMessage.Should().Be("cannot do it");
    }

    [Fact]
    public async Task RunAsync_OfValueThatCannotBeConverted_AnswersWithAFatalResult()
    {
        var answer = await RunAsync(context =>
            context.Observed.Composite.Document!.TryGet("kind", Json.Default.Int32, out var _));

        answer.FatalMessage.Should().StartWith("cannot convert a value: kind: ");
    }

    [Fact]
    public async Task RunAsync_OfMistake_ThrowsItToTheTest() =>
        (await Invoking(() => RunAsync(_ => throw new InvalidOperationException("a bug"))).Should()
            .ThrowAsync<InvalidOperationException>()).WithMessage("a bug");

    [Fact]
    public async Task RunAsync_WithCancelledToken_IsCancelled() =>
        await Invoking(() => FunctionTest.RunAsync(
            new WaitingFunction(), Request, cancellationToken: new CancellationToken(canceled: true))).Should()
            .ThrowAsync<OperationCanceledException>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_WithOptions_RunsAsTheirServer(bool hasCluster)
    {
        var told = new List<string>();
        var options = new FunctionRunnerOptions
        {
            MaxResponseBytes = 1000,
            DefaultTtl = TimeSpan.FromMinutes(7),
            OnException = (tag, exception) => told.Add($"{tag}: {exception.Message}"),
        };
        Func<Action<FunctionContext>, Task<FunctionAnswer>> run = action => hasCluster
            ? FunctionTest.RunAsync(new DelegatedFunction(action), Request, new TestCluster(), options)
            : FunctionTest.RunAsync(new DelegatedFunction(action), Request, options);

        (await run(_ => { })).Ttl.Should().Be(TimeSpan.FromMinutes(7));
        (await run(context => context.Results.Warning(new string('x', 2000)))).FatalMessage.Should().Contain("1000");
        await Invoking(() => run(_ => throw new InvalidOperationException("a bug"))).Should()
            .ThrowAsync<InvalidOperationException>();
        told.Should().Equal("tag: a bug");
    }

    [Fact]
    public async Task RunAsync_WithoutCluster_CallsOnceAndShowsTheRequirements()
    {
        var answer = await RunAsync(context =>
        {
            context.Require.Resource("one", "v1", "Secret", "name", "ns");
            context.Require.Resources("many", "v1", "Pod", new Dictionary<string, string> { ["app"] = "shop" });
            context.Require.Schema("schema", "v1", "Node");
        });

        answer.Calls.Should().Be(1);
        answer.Requirements["one"].Should().BeEquivalentTo(
            new { ApiVersion = "v1", Kind = "Secret", Name = "name", Namespace = "ns" });
        answer.Requirements["many"].Should().BeEquivalentTo(
            new { Kind = "Pod", Name = (string?)null, Namespace = (string?)null });
        answer.Requirements["many"].Labels.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("app", "shop"));
        answer.RequiredSchemas["schema"].Should().Be(("v1", "Node"));
    }

    [Fact]
    public async Task RunAsync_WithoutRequirements_CallsOnceOnACluster() =>
        (await RunAsync(_ => { }, new TestCluster())).Calls.Should().Be(1);

    [Fact]
    public async Task RunAsync_OfRequirementsThatFollowEachOther_CallsUntilTheyAreStable()
    {
        var cluster = new TestCluster().With("""
            {apiVersion: v1, kind: A, metadata: {name: a}, next: b}
            ---
            {apiVersion: v1, kind: A, metadata: {name: b}, next: c}
            """);

        var answer = await RunAsync(
            context =>
            {
                var first = context.Require.Resource("first", "v1", "A", "a");
                if (first.First?.Document?.GetString("next") is { } second)
                {
                    context.Require.Resource("second", "v1", "A", second);
                }
            },
            cluster);

        answer.Calls.Should().Be(3);
        answer.Requirements.Keys.Should().BeEquivalentTo("first", "second");
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task RunAsync_OfRequirementsThatKeepChanging_CallsSixTimes(int changes, bool isStable)
    {
        var calls = 0;
        void Run(FunctionContext context)
        {
            calls++;
            context.Require.Resource($"r{Math.Min(calls, changes)}", "v1", "A", "a");
        }

        var run = () => RunAsync(Run, new TestCluster());

        if (isStable)
        {
            (await run()).Calls.Should().Be(6);
        }
        else
        {
            (await run.Should().ThrowAsync<FunctionTestException>()).WithMessage(
                "the requirements must be the same in two calls in a row, but changed in each of 6 calls, *\"r6\"*");
        }

        calls.Should().Be(6);
    }

    [Fact]
    public async Task RunAsync_OfFatalResult_CallsNoMore()
    {
        var answer = await RunAsync(
            context =>
            {
                context.Require.Resource("a", "v1", "A", "a");
                context.Results.Fatal("stop");
            },
            new TestCluster());

        answer.Calls.Should().Be(1);
    }

    [Fact]
    public async Task RunAsync_BetweenCalls_PassesTheContextAndKeepsTheAnswersOfTheRequest()
    {
        var request = new FunctionRequest()
            .WithContext("n", JsonValue.Create(1))
            .WithRequired("own", TestDocuments.Parse("{kind: X}"));
        var own = new List<RequirementState>();

        var answer = await FunctionTest.RunAsync(
            new DelegatedFunction(context =>
            {
                context.Require.Resource("a", "v1", "A", "a");
                own.Add(context.Require.Bootstrap("own").State);
                context.Context.TryGet("n", Json.Default.Int32, out var number);
                context.Context.Set("n", number * 10, Json.Default.Int32);
            }),
            request,
            new TestCluster());

        answer.GetContext("n", Json.Default.Int32).Should().Be(100);
        own.Should().Equal(RequirementState.Found, RequirementState.Found);
    }

    private static Task<FunctionAnswer> RunAsync(Action<FunctionContext> run, TestCluster? cluster = null) => cluster is null
        ? FunctionTest.RunAsync(new DelegatedFunction(run), Request)
        : FunctionTest.RunAsync(new DelegatedFunction(run), Request, cluster);

    private sealed class WaitingFunction : IFunction
    {
        public async ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
            await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
