using System.Diagnostics.Metrics;
using Crossplane.Functions.AspNetCore.Telemetry;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Logging;

/// <summary>Counts what the web server warns of, in place of lines in the log: clients provoke them.</summary>
internal sealed class WebServerEvents : ILoggerProvider, ILogger
{
    private readonly Counter<long> _counter;

    public WebServerEvents(FunctionMeter meter) => _counter = meter.Meter.CreateCounter<long>(
        $"{FunctionInstruments.Prefix}web_server_events", description: "Warnings and errors of the web server, by event.");

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <summary>Counts an event by its name, of which the web server has some dozens.</summary>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _counter.Add(1, new KeyValuePair<string, object?>("event", eventId.Name ?? "other"));

    public void Dispose()
    {
    }
}
