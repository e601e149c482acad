using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Faults;

/// <summary>
/// The most expensive composites that the API server stores, many at a time, in the memory that package/cluster gives the
/// function: the process survives, a good composite is rendered within a second, and the probes are answered.
/// </summary>
internal static class MemoryFaults
{
    private const long Limit = 512L * 1024 * 1024;
    private const int Callers = 64;
    private const int CallersOfAConnection = 8;

    // What .NET takes of a container's memory for objects, which it reads at the start: three quarters.
    private const long HeapLimit = Limit / 4 * 3;
    private const string ResourceExhausted = "8";

    private static readonly TimeSpan AllowedForCall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AllowedForProbe = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(100);

    /// <param name="duration">How long each composite is rendered.</param>
    /// <param name="slack">What the times are multiplied by: those who call are on the same cores.</param>
    /// <returns>Whether everybody else was served well.</returns>
    public static async Task<bool> RunAsync(TimeSpan duration, int slack)
    {
        using var group = MemoryGroup.TryCreate(Limit);
        var passed = true;
        Console.WriteLine($"in 512 MiB, as {(group is null ? "a limit of the heap only" : "a control group")}");
        foreach (var (name, request) in Requests.Expensive)
        {
            passed &= await RunAsync(name, request, group, duration, slack);
        }

        return passed;
    }

    private static async Task<bool> RunAsync(
        string name, byte[] request, MemoryGroup? group, TimeSpan duration, int slack)
    {
        var environment = new Dictionary<string, string>
        {
            ["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("x", CultureInfo.InvariantCulture),
        };
        using var server = await FunctionProcess.ServeAsync(environment, "--insecure");
        group?.Add(server.Id);
        var target = new Target(
            new IPEndPoint(IPAddress.Loopback, server.Port), new IPEndPoint(IPAddress.Loopback, server.Management.Port), null);
        var good = await MeasureAsync(() => CallAsync(target, Requests.Good));
        using var stop = new CancellationTokenSource(duration);
        var statuses = new ConcurrentDictionary<string, int>();
        var flood = Task.WhenAll(Enumerable.Range(0, Callers / CallersOfAConnection).Select(
            _ => FloodAsync(target, request, statuses, stop.Token)));
        var calls = RepeatAsync(() => CallAsync(target, Requests.Good), BetweenCalls, stop.Token);
        var probes = RepeatAsync(() => ProbeAsync(target), BetweenProbes, stop.Token);
        var peak = await WatchMemoryAsync(server, stop.Token);
        var broken = await Record(flood);
        var called = await calls;
        var probed = await probes;
        var failure = broken ?? Check("good call", called, AllowedForCall * slack)
            ?? Check("probe", probed, AllowedForProbe * slack) ?? CheckStatuses(statuses) ?? CheckLog(server) ?? good.Failure;
        var found = string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} of status {pair.Key}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {Callers,6} callers, {name,-20} {called.Count,3} good calls, slowest {Slowest(called),4:F0} ms; "
                + $"{probed.Count,4} probes, slowest {Slowest(probed),4:F0} ms; peak {peak / 1024 / 1024} MiB; {found} "
                + $"{failure}"));
        return failure is null;
    }

    private static async Task FloodAsync(
        Target target, byte[] request, ConcurrentDictionary<string, int> statuses, CancellationToken stop)
    {
        using var client = target.Connect();
        await Task.WhenAll(Enumerable.Range(0, CallersOfAConnection).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                var answer = await client.CallAsync(request);
                statuses.AddOrUpdate(answer.Status ?? "none", 1, (_, count) => count + 1);
                if (answer.Status == ResourceExhausted)
                {
                    // Crossplane waits longer.
                    await Task.Delay(BetweenProbes, CancellationToken.None);
                }
            }
        }));
    }

    private static async Task<List<(TimeSpan Taken, string? Failure)>> RepeatAsync(
        Func<Task<string?>> act, TimeSpan pause, CancellationToken stop)
    {
        var results = new List<(TimeSpan, string?)>();
        while (!stop.IsCancellationRequested)
        {
            results.Add(await MeasureAsync(act));
            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return results;
    }

    private static async Task<(TimeSpan Taken, string? Failure)> MeasureAsync(Func<Task<string?>> act)
    {
        var start = Stopwatch.GetTimestamp();
        string? failure;
        try
        {
            failure = await act();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            failure = exception.Message;
        }

        return (Stopwatch.GetElapsedTime(start), failure);
    }

    private static async Task<string?> CallAsync(Target target, byte[] request)
    {
        using var client = target.Connect();
        var answer = await client.CallAsync(request);
        return answer.Status == "0" ? null : $"{answer.Status}: {answer.Message}";
    }

    private static async Task<string?> ProbeAsync(Target target)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"http://{target.Management}/healthz"));
        return answer.IsSuccessStatusCode ? null : answer.StatusCode.ToString();
    }

    private static async Task<long> WatchMemoryAsync(FunctionProcess server, CancellationToken stop)
    {
        var peak = 0L;
        while (!stop.IsCancellationRequested)
        {
            peak = Math.Max(peak, server.ResidentBytes);
            await Task.Delay(BetweenProbes, CancellationToken.None);
        }

        return peak;
    }

    private static async Task<string?> Record(Task flood)
    {
        try
        {
            await flood;
            return null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return $"a call of the flood had no answer: {exception.Message}";
        }
    }

    private static string? Check(string what, List<(TimeSpan Taken, string? Failure)> results, TimeSpan allowed) =>
        results.Find(result => result.Failure is not null).Failure is { } failure ? $"a {what} failed: {failure}"
            : results.Exists(result => result.Taken > allowed) ? $"a {what} took too long" : null;

    private static string? CheckStatuses(ConcurrentDictionary<string, int> statuses) =>
        statuses.Keys.FirstOrDefault(status => status is not ("0" or ResourceExhausted)) is { } other
            ? $"a call of the flood ended with status {other}"
            : null;

    private static string? CheckLog(FunctionProcess server) =>
        server.Log.Any(line => line.Contains("OutOfMemory", StringComparison.Ordinal)) ? "the server ran out of memory" : null;

    private static double Slowest(List<(TimeSpan Taken, string? Failure)> results) =>
        results.Max(result => result.Taken.TotalMilliseconds);
}
