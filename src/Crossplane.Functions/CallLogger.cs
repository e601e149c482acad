using Microsoft.Extensions.Logging;

namespace Crossplane.Functions;

/// <summary>Adds the identity of a call to each line that its function logs.</summary>
internal sealed class CallLogger : ILogger
{
    private readonly ILogger _logger;
    private readonly FunctionContext _context;
    private CallIdentity? _identity;

    /// <param name="logger">Receives the lines.</param>
    /// <param name="context">The call.</param>
    public CallLogger(ILogger logger, FunctionContext context)
    {
        _logger = logger;
        _context = context;
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => _logger.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        using var scope = _logger.BeginScope(_identity ??= CallIdentity.From(_context));
        _logger.Log(logLevel, eventId, state, exception, formatter);
    }
}
