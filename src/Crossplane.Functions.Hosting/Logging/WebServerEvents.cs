using System.Diagnostics.Metrics;
using Crossplane.Functions.AspNetCore.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Logging;

/// <summary>Counts what the web server warns of, and writes one line a minute for each event: clients provoke most of
/// them.</summary>
internal sealed class WebServerEvents : ILoggerProvider, ILogger
{
    private const int MaxMessageLength = 512;

    private readonly Counter<long> _counter;
    private readonly LinesPerMinute _lines;
    private readonly Lazy<ILogger> _logger;

    /// <param name="meter">The meter of the server.</param>
    /// <param name="time">Measures the minute.</param>
    /// <param name="services">Has the log, which this is a part of and which can only be asked for later.</param>
    public WebServerEvents(FunctionMeter meter, TimeProvider time, IServiceProvider services)
    {
        _counter = meter.Meter.CreateCounter<long>(
            $"{FunctionTelemetry.InstrumentPrefix}web_server_events",
            description: "Warnings and errors of the web server, by event.");
        _lines = new LinesPerMinute(time);
        _logger = new Lazy<ILogger>(() => services.GetRequiredService<ILogger<WebServerEvents>>());
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <summary>Counts an event by its name, of which the web server has some dozens.</summary>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var name = eventId.Name ?? "other";
        _counter.Add(1, new KeyValuePair<string, object?>("event", name));
        if (!_lines.IsDue(name, out var unlogged))
        {
            return;
        }

        // The message may quote what a stranger sent.
        var detail = LogText.Clean(formatter(state, exception), MaxMessageLength);
        var failure = exception is null ? "none" : ExceptionText.Describe(exception);
        Hosting.Log.WebServerEvent(_logger.Value, logLevel, name, detail, unlogged, failure);
    }

    public void Dispose()
    {
    }
}
