using Microsoft.Extensions.Logging;

namespace TestSupport.Logging;

public sealed record LogEntry(LogLevel Level, string Message, Exception? Exception);
