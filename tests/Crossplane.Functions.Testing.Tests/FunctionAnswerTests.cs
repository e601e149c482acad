using Crossplane.Functions.Protocol;
using Crossplane.Functions.Testing.Answers;
using Google.Protobuf;
using ConditionStatus = Crossplane.Functions.Reporting.ConditionStatus;
using Ready = Crossplane.Functions.Resources.Ready;
using Severity = Crossplane.Functions.Reporting.Severity;
using Target = Crossplane.Functions.Reporting.Target;

namespace Crossplane.Functions.Testing.Tests;

public sealed class FunctionAnswerTests
{
    [Fact]
    public async Task Answer_OfAFunction_IsTyped()
    {
        var answer = await RunAsync(context =>
        {
            context.Desired.GetOrAdd("b").Set(TestDocuments.Parse("{kind: B, size: 2}")).Ready = Ready.False;
            context.Desired.GetOrAdd("a").Set(TestDocuments.Parse("{kind: A}")).SetConnectionDetail("user", "admin"u8.ToArray());
            context.Desired.Composite.Ready = Ready.True;
            context.Desired.Composite.SetConnectionDetail("url", "nats://x"u8.ToArray());
            context.Status.Set(TestDocuments.Parse("{url: example.org}"));
            context.Results.Normal("created").WithReason("Created");
            context.Results.Warning("slow").TargetCompositeAndClaim();
            context.Conditions.False("QueueReady", "Creating").WithMessage("being created").TargetCompositeAndClaim();
            context.Conditions.True("DatabaseReady", "Available");
            context.Context.Set("example.org/region", 7, Json.Default.Int32);
            context.Ttl = TimeSpan.FromMinutes(5);
            context.Output = TestDocuments.Parse("{done: yes-it-is}");
        });

        answer.Desired.Keys.Should().Equal("a", "b");
        answer["b"].As(Json.Default.App).Should().Be(new App(null, 2));
        answer["b"].Json.GetProperty("kind").GetString().Should().Be("B");
        (answer["a"].Ready, answer["b"].Ready, answer.CompositeReady).Should().Be((Ready.Unspecified, Ready.False, Ready.True));
        Text(answer["a"].ConnectionDetails["user"]).Should().Be("admin");
        Text(answer.ConnectionDetails["url"]).Should().Be("nats://x");
        answer.Status!.GetString("url").Should().Be("example.org");
        answer.Results.Should().Equal(
            new AnsweredResult(Severity.Normal, "created", "Created", Target.Composite),
            new AnsweredResult(Severity.Warning, "slow", null, Target.CompositeAndClaim));
        answer.Conditions.Should().Equal(
            new AnsweredCondition("QueueReady", ConditionStatus.False, "Creating", "being created", Target.CompositeAndClaim),
            new AnsweredCondition("DatabaseReady", ConditionStatus.True, "Available", null, Target.Composite));
        answer.GetContext("example.org/region", Json.Default.Int32).Should().Be(7);
        answer.Ttl.Should().Be(TimeSpan.FromMinutes(5));
        answer.Output!.GetString("done").Should().Be("yes-it-is");
    }

    [Fact]
    public async Task Answer_OfAFunctionThatDoesNothing_IsEmpty()
    {
        var answer = await RunAsync(_ => { });

        answer.Desired.Should().BeEmpty();
        answer.Results.Should().BeEmpty();
        answer.Conditions.Should().BeEmpty();
        answer.Requirements.Should().BeEmpty();
        answer.RequiredSchemas.Should().BeEmpty();
        answer.ConnectionDetails.Should().BeEmpty();
        (answer.Status, answer.Context, answer.Output, answer.CompositeReady).Should().Be(
            (null, null, null, Ready.Unspecified));
        answer.ToYaml().Should().Be("---\nconditions: []\nresults: []\nstatus: null\nttlSeconds: 60\n");
    }

    [Fact]
    public async Task Yaml_OfAnswerWithEverything_HasWhatCrossplaneActsOn()
    {
        var answer = await RunAsync(context =>
        {
            context.Desired.GetOrAdd("a").Set(TestDocuments.Parse("{kind: A}"))
                .SetConnectionDetail("user", "admin"u8.ToArray())
                .SetConnectionDetail("lines", "a\n\tb"u8.ToArray())
                .SetConnectionDetail("control", new byte[] { 0x7F })
                .SetConnectionDetail("key", new byte[] { 0xFF, 0x00 });
            context.Desired.Composite.Ready = Ready.False;
            context.Desired.Composite.SetConnectionDetail("url", "nats://x"u8.ToArray());
            context.Require.Resource("node", "v1", "Node", "a");
            context.Require.Schema("schema", "v1", "Node");
            context.Context.Set("example.org/region", 7, Json.Default.Int32);
            context.Output = TestDocuments.Parse("{done: yes-it-is}");
            context.Ttl = TimeSpan.FromSeconds(1.5);
        });

        answer.ToYaml().Should().Be(
            """
            ---
            connectionDetails:
              control:
                base64: fw==
              key:
                base64: /wA=
              lines: "a\n\tb"
              user: admin
            name: a
            object:
              kind: A
            ready: null
            ---
            conditions: []
            connectionDetails:
              url: nats://x
            context:
              example.org/region: 7
            output:
              done: yes-it-is
            results: []
            status: null
            ttlSeconds: 1.5

            """);
    }

    [Fact]
    public void Yaml_OfAnswerWithoutMeta_HasNoTimeToLive()
    {
        FunctionAnswer.Parse([]).ToYaml().Should().Be("---\nconditions: []\nresults: []\nstatus: null\nttlSeconds: 0\n");
        FunctionAnswer.Parse([0x0A, 0x00]).Ttl.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Ttl_ThatIsNoDuration_IsRefused()
    {
        var response = new RunFunctionResponse
        {
            Meta = new ResponseMeta { Ttl = new Google.Protobuf.WellKnownTypes.Duration { Seconds = 1, Nanos = -1 } },
        };

        Invoking(() => FunctionAnswer.Parse(response.ToByteArray()).ToYaml()).Should().Throw<FunctionTestException>()
            .WithMessage("the time to live must be a valid duration, but has 1 seconds and -1 nanoseconds");
    }

    /// <summary>A document may be deeper than what readers of JSON take by default.</summary>
    [Fact]
    public async Task Yaml_OfDeepAnswer_IsWritten()
    {
        const int Depth = 200;
        var text = string.Concat(Enumerable.Repeat("{a: ", Depth)) + "end" + new string('}', Depth);

        var answer = await FunctionTest.RunAsync(
            new DelegatedFunction(context =>
            {
                context.Desired.GetOrAdd("a").Set(TestDocuments.Parse(text));
                context.Status.Set(TestDocuments.Parse(text));
            }),
            new FunctionRequest().WithComposite("{kind: App}").WithContext("a", TestDocuments.Parse(text)).WithContext("b", "1"));

        answer.ToYaml().Split("a: end").Should().HaveCount(4);
    }

    [Fact]
    public async Task Yaml_ThatCannotBeWritten_IsRefused() =>
        (await RunAsync(context => context.Desired.GetOrAdd("a").Set(TestDocuments.Parse("{kind: A, x: \"\\x80\"}"))))
            .Invoking(answer => answer.ToYaml()).Should().Throw<FunctionTestException>()
            .WithMessage("cannot marshal * object.x contains U+0080*");

    [Fact]
    public async Task Resource_ThatIsNotDesired_IsRefusedWithWhatThereIs()
    {
        var answer = await RunAsync(context =>
        {
            context.Desired.GetOrAdd("a").Set(TestDocuments.Parse("{kind: A}"));
            context.Results.Warning("no b");
        });

        answer.Invoking(it => it["b"]).Should().Throw<FunctionTestException>()
            .WithMessage("the answer must desire b, but desires a; its results: Warning: no b");
        (await RunAsync(_ => { })).Invoking(it => it["b"]).Should().Throw<FunctionTestException>()
            .WithMessage("the answer must desire b, but desires nothing; its results: none");
    }

    [Fact]
    public async Task Resource_WithoutObject_IsRefusedWhenItIsRead() =>
        (await RunAsync(context => context.Desired.GetOrAdd("a"))).Invoking(answer => answer["a"].Json).Should()
            .Throw<FunctionTestException>()
            .WithMessage("the desired resource a must have an object, but has none: set one");

    [Fact]
    public async Task FatalMessage_OfNoneOrTwo_IsRefused()
    {
        (await RunAsync(context => context.Results.Warning("slow"))).Invoking(answer => answer.FatalMessage).Should()
            .Throw<FunctionTestException>().WithMessage("the answer must have one fatal result, but has Warning: slow");
        (await RunAsync(context =>
        {
            context.Results.Fatal("a");
            context.Results.Fatal("b");
        })).Invoking(answer => answer.FatalMessage).Should()
            .Throw<FunctionTestException>().WithMessage("the answer must have one fatal result, but has Fatal: a; Fatal: b");
    }

    [Fact]
    public async Task Context_OfUnknownKey_IsRefusedWithTheKeysThereAre()
    {
        var answer = await RunAsync(context => context.Context.Set("a", 1, Json.Default.Int32));

        answer.Invoking(it => it.GetContext("b", Json.Default.Int32)).Should().Throw<FunctionTestException>()
            .WithMessage("the context must have b, but has a");
        (await RunAsync(_ => { })).Invoking(it => it.GetContext("b", Json.Default.Int32)).Should()
            .Throw<FunctionTestException>().WithMessage("the context must have b, but has nothing");
    }

    [Fact]
    public void Parse_OfOtherBytes_IsRefused() =>
        Invoking(() => FunctionAnswer.Parse([0xFF])).Should().Throw<FunctionTestException>()
            .WithMessage("cannot read the answer: *");

    private static Task<FunctionAnswer> RunAsync(Action<FunctionContext> run) =>
        FunctionTest.RunAsync(new DelegatedFunction(run), new FunctionRequest().WithComposite("{kind: App}"));

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);
}
