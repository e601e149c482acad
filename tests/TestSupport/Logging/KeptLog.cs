using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TestSupport.Logging;

public sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private readonly ConcurrentQueue<object> _scopes = new();

    public IReadOnlyCollection<LogEntry> Entries => _entries;

    /// <summary>The states of the scopes that were begun.</summary>
    public IReadOnlyCollection<object> Scopes => _scopes;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _scopes.Enqueue(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue(new LogEntry(logLevel, formatter(state, exception), exception));

    public void Dispose()
    {
    }
}
