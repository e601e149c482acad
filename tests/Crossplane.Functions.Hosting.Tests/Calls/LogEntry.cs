using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Calls;

internal sealed record LogEntry(LogLevel Level, string Message, Exception? Exception);
