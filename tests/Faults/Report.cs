using System.Globalization;

namespace Faults;

/// <summary>Does the faults one after another and prints a line for each.</summary>
internal static class Report
{
    private const int WarmUpShare = 10;
    private const double AllowedGrowth = 2;
    private static readonly TimeSpan AllowedTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(12);

    // The pools of .NET give arrays back a minute after they were used, and the server collects once more then.
    private static readonly TimeSpan TimeToGiveBack = TimeSpan.FromSeconds(100);

    /// <returns>Whether the server served everybody else well, and gave back what it took.</returns>
    public static async Task<bool> RunAsync(string title, FunctionProcess server, Target target, Fault[] faults)
    {
        Console.WriteLine(title);

        // What is compiled and pooled on first use is no leak: each fault happens once in small before memory is measured.
        await Task.WhenAll(faults.Select(fault => fault.RunAsync(target, Math.Max(1, fault.Count / WarmUpShare))));

        var start = await SettleAsync(server, 0, TimeToSettle);
        var passed = true;
        foreach (var fault in faults)
        {
            passed &= await RunAsync(server, target, fault);
        }

        var allowed = (long)(start * AllowedGrowth);
        var end = await SettleAsync(server, allowed, TimeToGiveBack);
        Print($"  memory: {Mebibytes(start)} MiB at the start, {Mebibytes(end)} MiB at the end");
        return passed && end <= allowed;
    }

    private static async Task<bool> RunAsync(FunctionProcess server, Target target, Fault fault)
    {
        string? wrong = null;
        var watch = new Watch(target);
        await using (watch)
        {
            try
            {
                await fault.RunAsync(target, fault.Count);
            }
            catch (FaultException exception)
            {
                wrong = exception.Message;
            }
        }

        wrong ??= watch.Failures.Count > 0
            ? $"{watch.Failures.Count} good calls failed, the first with {watch.Failures[0]}"
            : null;
        wrong ??= watch.Slowest > AllowedTime ? "a good call took too long" : null;
        var slowest = watch.Slowest.TotalMilliseconds;
        var memory = Mebibytes(server.ResidentBytes);
        Print($"  {fault.Count,6} {fault.Name,-26} {watch.Calls,5} good calls, slowest {slowest,4:F0} ms, {memory} MiB {wrong}");
        return wrong is null;
    }

    /// <summary>Waits until the process has given memory back, for some time at most.</summary>
    private static async Task<long> SettleAsync(FunctionProcess server, long goal, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        var bytes = server.ResidentBytes;
        while (bytes > goal && !limit.IsCancellationRequested)
        {
            await Task.Delay(500, CancellationToken.None);
            bytes = server.ResidentBytes;
        }

        return bytes;
    }

    private static string Mebibytes(long bytes) => (bytes / 1024.0 / 1024.0).ToString("F0", CultureInfo.InvariantCulture);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
