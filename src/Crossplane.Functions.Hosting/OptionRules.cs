using System.Globalization;

namespace Crossplane.Functions.Hosting;

/// <summary>What options must be for a server to start.</summary>
internal static class OptionRules
{
    private const int LargestReceiveMessageBytes = 2047 * 1024 * 1024;

    private static readonly TimeSpan LongestShutdown = TimeSpan.FromMinutes(10);

    /// <exception cref="FunctionHostException">A number is out of its range.</exception>
    public static void Check(FunctionHostOptions options)
    {
        Require(
            options.MaxReceiveMessageBytes is >= 1 and <= LargestReceiveMessageBytes,
            $"the largest request is 1 to {LargestReceiveMessageBytes} bytes, found {options.MaxReceiveMessageBytes}");
        Require(options.MaxConcurrentCalls >= 1, $"at least 1 call may be in progress, found {options.MaxConcurrentCalls}");
        Require(
            options.MaxRequestMemoryBytes >= 1,
            $"requests may hold 1 byte or more, found {options.MaxRequestMemoryBytes}");
        Require(
            options.ShutdownTimeout >= TimeSpan.Zero && options.ShutdownTimeout <= LongestShutdown,
            $"a shutdown may take 0 to {LongestShutdown.TotalSeconds} seconds, found {options.ShutdownTimeout.TotalSeconds}");
    }

    private static void Require(bool holds, FormattableString rule)
    {
        if (!holds)
        {
            throw new FunctionHostException($"cannot start: {rule.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
