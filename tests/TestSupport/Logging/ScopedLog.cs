using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TestSupport.Logging;

/// <summary>Keeps the entries of all loggers, each with its scopes.</summary>
public sealed class ScopedLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<ScopedEntry> _entries = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<ScopedEntry> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new CategoryLogger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private static void Add(Dictionary<string, object?> properties, object? state)
    {
        foreach (var property in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            properties[property.Key] = property.Value;
        }
    }

    private sealed class CategoryLogger(ScopedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var properties = new Dictionary<string, object?>();
            Add(properties, state);
            var scope = new Dictionary<string, object?>();
            log._scopes.ForEachScope(static (entered, scope) => Add(scope, entered), scope);
            log._entries.Enqueue(new ScopedEntry(category, logLevel, formatter(state, exception), properties, scope));
        }
    }
}
