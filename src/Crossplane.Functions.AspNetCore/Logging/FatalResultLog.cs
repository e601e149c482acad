using Crossplane.Functions.AspNetCore.Telemetry;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.AspNetCore.Logging;

/// <summary>Logs fatal results: the first of a composite and reason, then one every ten minutes.</summary>
internal sealed class FatalResultLog
{
    private const int MaxComposites = 1000;
    private const int MaxPaths = 20;

    // Keys of the composite are parts of paths.
    private const int MaxPathLength = 253;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Composite, FatalCause Cause), DateTimeOffset> _next = [];
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public FatalResultLog(TimeProvider time, ILogger<FatalResultLog> logger)
    {
        _time = time;
        _logger = logger;
    }

    /// <summary>Logs a result, unless the same was logged a short time ago; called concurrently.</summary>
    /// <param name="identity">The composite.</param>
    /// <param name="cause">The cause of the result.</param>
    /// <param name="paths">The fields that it is about.</param>
    public void Write(CallIdentity identity, FatalCause cause, IReadOnlyList<string> paths)
    {
        var composite = identity.ToString();
        if (!IsDue((composite, cause)))
        {
            return;
        }

        var fields = string.Join(", ", paths.Take(MaxPaths).Select(path => LogText.Clean(path, MaxPathLength)));
        Log.FatalResult(
            _logger,
            composite,
            KindLabels.Reason(cause),
            paths.Count > MaxPaths ? $"{fields} and {paths.Count - MaxPaths} more" : fields);
    }

    private bool IsDue((string Composite, FatalCause Cause) result)
    {
        var now = _time.GetUtcNow();
        lock (_lock)
        {
            if (_next.TryGetValue(result, out var next) && now < next)
            {
                return false;
            }

            if (_next.Count >= MaxComposites)
            {
                RemoveExpired(now);
            }

            // With so many broken composites at once, one line more does not help anybody; the metric counts them all.
            if (_next.Count >= MaxComposites && !_next.ContainsKey(result))
            {
                return false;
            }

            _next[result] = now + Interval;
            return true;
        }
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        foreach (var (result, next) in _next)
        {
            if (next <= now)
            {
                _next.Remove(result);
            }
        }
    }
}
