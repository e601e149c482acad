using System.Globalization;
using Crossplane.Functions.AspNetCore.Logging;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Problems;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Testing.Calls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.AspNetCore.Tests.Logging;

public sealed class FatalResultLogTests : IDisposable
{
    private readonly ScopedLog _log = new();
    private readonly LoggerFactory _loggers;
    private readonly SetTime _time = new();
    private readonly FatalResultLog _results;

    public FatalResultLogTests()
    {
        _loggers = new LoggerFactory([_log]);
        _results = new FatalResultLog(_time, _loggers.CreateLogger<FatalResultLog>());
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Write_OfFirstResult_LogsTheCompositeReasonAndPaths()
    {
        _results.Write(Composite("a"), FatalCause.Result, ["spec.size", "spec.name"]);

        var entry = _log.Entries.Should().ContainSingle().Subject;
        entry.Level.Should().Be(LogLevel.Warning);
        entry.Message.Should().Be(
            "fatal result for Greeting my-namespace/a: reason result, fields: spec.size, spec.name");
        entry.Properties.Should().Contain("Composite", "Greeting my-namespace/a")
            .And.Contain("FatalReason", "result").And.Contain("Fields", "spec.size, spec.name");
    }

    [Fact]
    public void Write_OfTheSameResultWithinTenMinutes_LogsNothing()
    {
        _results.Write(Composite("a"), FatalCause.Result, []);
        _time.Now += TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1);

        _results.Write(Composite("a"), FatalCause.Result, ["spec.other"]);

        _log.Entries.Should().ContainSingle();
    }

    [Fact]
    public void Write_OfTheSameResultAfterTenMinutes_LogsAgainAndWaitsAgain()
    {
        _results.Write(Composite("a"), FatalCause.Result, []);
        _time.Now += TimeSpan.FromMinutes(10);

        _results.Write(Composite("a"), FatalCause.Result, []);
        _results.Write(Composite("a"), FatalCause.Result, []);

        _log.Entries.Should().HaveCount(2);
    }

    [Fact]
    public void Write_OfOtherCompositeOrCause_LogsEach()
    {
        _results.Write(Composite("a"), FatalCause.Result, []);
        _results.Write(Composite("b"), FatalCause.Result, []);
        _results.Write(Composite("a"), FatalCause.Conversion, []);
        _results.Write(Composite("a"), FatalCause.ResponseTooLarge, []);

        _log.Entries.Select(entry => entry.Properties["FatalReason"])
            .Should().Equal("result", "result", "conversion", "response_too_large");
    }

    [Fact]
    public void Write_OfMoreThanAThousandComposites_LogsTheFirstThousandAndNewOnesOnceThoseHaveExpired()
    {
        for (var index = 0; index < 1001; index++)
        {
            _results.Write(Composite(index.ToString(CultureInfo.InvariantCulture)), FatalCause.Result, []);
        }

        var first = _log.Entries.Count;
        _time.Now += TimeSpan.FromMinutes(10);
        _results.Write(Composite("1000"), FatalCause.Result, []);

        first.Should().Be(1000);
        _log.Entries.Should().HaveCount(1001);
        _log.Entries.Last().Message.Should().StartWith("fatal result for Greeting my-namespace/1000:");
    }

    [Theory]
    [InlineData(20, "")]
    [InlineData(21, " and 1 more")]
    [InlineData(50, " and 30 more")]
    public void Write_OfManyPaths_ListsTwenty(int count, string rest)
    {
        var paths = Enumerable.Range(0, count)
            .Select(index => string.Create(CultureInfo.InvariantCulture, $"p{index}"))
            .ToArray();

        _results.Write(Composite("a"), FatalCause.Result, paths);

        _log.Entries.Should().ContainSingle().Which.Properties["Fields"].Should().Be(string.Join(", ", paths.Take(20)) + rest);
    }

    [Fact]
    public void Write_OfPathsWithKeysOfTheComposite_CleansAndCutsThem()
    {
        _results.Write(Composite("a"), FatalCause.Result, ["spec.two\nlines\u001b[31m", $"spec.{new string('k', 1000)}"]);

        _log.Entries.Should().ContainSingle().Which.Properties["Fields"].Should().Be(
            $"spec.two\uFFFDlines\uFFFD[31m, spec.{new string('k', 248)}");
    }

    [Fact]
    public async Task Call_WithFatalProblems_LogsOneWarningWithThePathsAndNoValue()
    {
        await using var server = await StartAsync(context =>
        {
            var problems = new ProblemSet();
            problems.Add("spec.size", "must be small or large, but is the-secret");
            context.Results.Fatal("cannot render Greeting the-secret", problems);
        });
        using var client = new RawGrpcClient(server.EndPoint);

        var first = await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));
        await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));

        RunFunctionResponse.Parser.ParseFrom(first.Payload).Results.Should().ContainSingle()
            .Which.Message.Should().Be("cannot render Greeting the-secret: spec.size must be small or large, but is the-secret");
        var entry = _log.Entries.Should().ContainSingle(line => line.Message.Contains("fatal result")).Subject;
        entry.Level.Should().Be(LogLevel.Warning);
        entry.Message.Should().Be("fatal result for Greeting my-namespace/my-greeting: reason result, fields: spec.size");
        entry.Scope.Should().Contain("kind", "Greeting").And.Contain("namespace", "my-namespace")
            .And.Contain("name", "my-greeting");
        _log.Entries.Should().NotContain(line => line.Message.Contains("the-secret"));
    }

    private Task<FunctionServer> StartAsync(Action<FunctionContext> run) => FunctionServer.StartAsync(
        services => services
            .AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(_log))
            .AddCompositionFunction(new DelegatedFunction(context =>
            {
                run(context);
                return Task.CompletedTask;
            })),
        new FunctionHostOptions { Address = "127.0.0.1:0", MetricsAddress = "", Insecure = true });

    private static CallIdentity Composite(string name) =>
        CallIdentity.From(RunFunctionRequest.Parser.ParseFrom(CompositeRequest.Create(name: name)));
}
