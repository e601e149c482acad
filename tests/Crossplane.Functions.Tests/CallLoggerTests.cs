using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public sealed class CallLoggerTests
{
    private static readonly KeyValuePair<string, object?>[] Identity =
        [new("tag", "t1"), new("kind", "Widget"), new("namespace", "my-namespace"), new("name", "my-widget")];

    [Fact]
    public async Task Log_InACall_IsWrittenInAScopeWithTheCompositeAndAsItIs()
    {
        var log = new Recorder(LogLevel.Trace);
        var mistake = new InvalidOperationException();

        await RunAsync(log, logger => LogWarning(logger, "my text", mistake));

        var (level, id, message, exception, scopes) = log.Entries.Should().ContainSingle().Subject;
        level.Should().Be(LogLevel.Warning);
        id.Id.Should().Be(7);
        message.Should().Be("my text");
        exception.Should().BeSameAs(mistake);
        scopes.Should().ContainSingle().Which.Should().BeAssignableTo<IEnumerable<KeyValuePair<string, object?>>>()
            .Which.Should().Equal(Identity);
        log.Open.Should().BeEmpty();
    }

    [Fact]
    public async Task Log_InAScopeOfTheFunction_IsWrittenInBoth()
    {
        var log = new Recorder(LogLevel.Trace);

        await RunAsync(log, logger =>
        {
            using (logger.BeginScope("my scope"))
            {
                LogWarning(logger, "inside", null);
            }

            LogWarning(logger, "outside", null);
        });

        log.Entries.Should().SatisfyRespectively(
            inside => inside.Scopes.Should().HaveCount(2).And.HaveElementAt(0, "my scope"),
            outside => outside.Scopes.Should().ContainSingle().Which.Should().BeOfType<CallIdentity>());
        log.Entries.SelectMany(entry => entry.Scopes.OfType<CallIdentity>()).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task Log_BelowTheLevel_IsNotWrittenAndBeginsNoScope()
    {
        var log = new Recorder(LogLevel.Error);
        var enabled = new List<LogLevel>();

        await RunAsync(log, logger =>
        {
            enabled.AddRange(Enum.GetValues<LogLevel>().Where(logger.IsEnabled));
            logger.Log(LogLevel.Warning, default, "unwritten", null, (state, _) => state);
        });

        enabled.Should().Equal(LogLevel.Error, LogLevel.Critical, LogLevel.None);
        log.Entries.Should().BeEmpty();
        log.Begun.Should().Be(0);
    }

    private static void LogWarning(ILogger logger, string text, Exception? exception) =>
        logger.Log(LogLevel.Warning, new EventId(7), text, exception, (state, _) => state);

    private static async Task RunAsync(ILogger log, Action<ILogger> write)
    {
        var composite = """{"kind": "Widget", "metadata": {"namespace": "my-namespace", "name": "my-widget"}}"""u8.ToArray();
        var request = new Wire.RunFunctionRequest
        {
            Meta = new Wire.RequestMeta { Tag = "t1" },
            Observed = new Wire.State
            {
                Composite = new Wire.Resource
                {
                    Resource_ = ByteString.CopyFrom(StructDocument.FromJson(composite).Raw.ToArray()),
                },
            },
        };
        var runner = new FunctionRunner(new Writer(write), new FunctionRunnerOptions { Logger = log });
        var outcome = await runner.AnswerAsync(request, CancellationToken.None);
        outcome.Fatal.Should().BeNull();
    }

    private sealed class Writer(Action<ILogger> write) : IFunction
    {
        public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
        {
            write(context.Logger);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Recorder(LogLevel least) : ILogger
    {
        public List<(LogLevel Level, EventId Id, string Message, Exception? Exception, object[] Scopes)> Entries { get; } = [];

        public List<object> Open { get; } = [];

        public int Begun { get; private set; }

        public IDisposable BeginScope<TState>(TState state)
            where TState : notnull
        {
            Open.Add(state);
            Begun++;
            return new Scope(this, state);
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add((logLevel, eventId, formatter(state, exception), exception, [.. Open]));

        private sealed class Scope(Recorder recorder, object state) : IDisposable
        {
            public void Dispose() => recorder.Open.Remove(state);
        }
    }
}
