using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Logging;

public sealed class WebServerEventsTests : IDisposable
{
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    private readonly ManualTime _time = new();
    private readonly ScopedLog _log = new();
    private readonly ServiceProvider _services;
    private readonly ILogger _kestrel;

    public WebServerEventsTests()
    {
        _services = new ServiceCollection()
            .AddMetrics()
            .AddSingleton<FunctionMeter>()
            .AddSingleton<TimeProvider>(_time)
            .AddLogging(logging =>
            {
                ServerLogging.Configure(logging, new FunctionHostOptions());
                logging.Services.Remove(logging.Services.Single(
                    service => service.ImplementationType?.Name == "ConsoleLoggerProvider"));
                logging.AddProvider(_log);
            })
            .BuildServiceProvider();
        _kestrel = _services.GetRequiredService<ILoggerFactory>().CreateLogger(Kestrel);
    }

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Events_OfTheWebServer_AreWrittenOnceAMinuteEach()
    {
        for (var index = 0; index < 3; index++)
        {
            Write(LogLevel.Warning, "Starvation", "starved");
        }

        Write(LogLevel.Critical, null, "cannot accept");
        _time.Elapsed += TimeSpan.FromMinutes(1);
        Write(LogLevel.Warning, "Starvation", "starved");

        _log.Entries.Select(entry => (entry.Level, entry.Message)).Should().Equal(
            (LogLevel.Warning, "web server event Starvation: starved (0 more like it since the last line); exception: none"),
            (LogLevel.Critical, "web server event other: cannot accept (0 more like it since the last line); exception: none"),
            (LogLevel.Warning, "web server event Starvation: starved (2 more like it since the last line); exception: none"));
    }

    [Fact]
    public void Event_WithTextOfAStranger_IsCleanedAndCut()
    {
        Write(LogLevel.Warning, "Bad", "two\nlines" + new string('x', 1000));

        _log.Entries.Should().ContainSingle().Which.Properties["Detail"].As<string>().Should().StartWith("two\uFFFDlines")
            .And.HaveLength(512);
    }

    [Fact]
    public void Event_WithAnException_HasItsTypeAndNotItsMessage()
    {
        _kestrel.Log(
            LogLevel.Error,
            new EventId(1, "Failed"),
            "it failed",
            new InvalidOperationException("secret"),
            (text, _) => text);

        var message = _log.Entries.Should().ContainSingle().Which.Message;
        message.Should().Contain("System.InvalidOperationException").And.NotContain("secret");
    }

    [Fact]
    public void Event_BelowWarning_IsNotWritten()
    {
        Write(LogLevel.Information, "Quiet", "nothing");

        _log.Entries.Should().BeEmpty();
    }

    private void Write(LogLevel level, string? name, string message) =>
        _kestrel.Log(level, new EventId(0, name), message, null, (text, _) => text);
}
