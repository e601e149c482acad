using System.Globalization;

namespace Crossplane.Functions.Hosting;

/// <summary>The rules that options must meet for a server to start.</summary>
internal static class OptionRules
{
    private const int MaxReceiveMessageBytes = 2047 * 1024 * 1024;

    private static readonly TimeSpan MaxShutdownTimeout = TimeSpan.FromMinutes(10);

    /// <exception cref="FunctionHostException">A number is out of its range.</exception>
    public static void Check(FunctionHostOptions options)
    {
        Require(
            options.MaxReceiveMessageBytes is >= 1 and <= MaxReceiveMessageBytes,
            $"the largest request must be 1 to {MaxReceiveMessageBytes} bytes, but is {options.MaxReceiveMessageBytes}");
        Require(
            options.MaxConcurrentCalls >= 1,
            $"the number of calls in progress must be 1 or more, but is {options.MaxConcurrentCalls}");
        Require(
            options.MaxRequestMemoryBytes >= 1,
            $"the memory of requests must be 1 byte or more, but is {options.MaxRequestMemoryBytes}");
        Require(
            options.ShutdownTimeout >= TimeSpan.Zero && options.ShutdownTimeout <= MaxShutdownTimeout,
            $"the time to shut down must be 0 to {MaxShutdownTimeout.TotalSeconds} seconds, but is {options.ShutdownTimeout.TotalSeconds}");
    }

    private static void Require(bool holds, FormattableString rule)
    {
        if (!holds)
        {
            throw new FunctionHostException($"cannot start: {rule.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
