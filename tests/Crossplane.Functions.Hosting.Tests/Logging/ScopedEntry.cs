using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Logging;

/// <summary>An entry of a log, with the properties of the scopes that it was written in.</summary>
internal sealed record ScopedEntry(
    string Category,
    LogLevel Level,
    string Message,
    IReadOnlyDictionary<string, object?> Properties,
    IReadOnlyDictionary<string, object?> Scope);
