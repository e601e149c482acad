using Microsoft.Extensions.Logging;

namespace TestSupport.Logging;

/// <summary>An entry of a log, with the properties of the scopes that it was written in.</summary>
public sealed record ScopedEntry(
    string Category,
    LogLevel Level,
    string Message,
    IReadOnlyDictionary<string, object?> Properties,
    IReadOnlyDictionary<string, object?> Scope);
