using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crossplane.Functions;

/// <summary>How a <see cref="FunctionRunner"/> runs its function.</summary>
public sealed class FunctionRunnerOptions
{
    /// <summary>
    /// The largest response in bytes, 4 MiB by default; a larger one is answered with a fatal result that says so.
    /// Crossplane's client refuses more than gRPC's default of 4 MiB with an error that does not name the cause.
    /// </summary>
    public int MaxResponseBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// How long a response holds when the function sets no ttl; one minute by default, as in
    /// Crossplane's own SDKs.
    /// </summary>
    public TimeSpan DefaultTtl { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Receives what the function logs through <see cref="FunctionContext.Logger"/>; nothing by default.
    /// </summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>
    /// Called with the tag of the call and each exception that is a mistake of the function, not of the user: neither a
    /// <see cref="FunctionFatalException"/> nor a value that cannot be converted. Null by default.
    /// </summary>
    public Action<string, Exception>? OnException { get; init; }
}
