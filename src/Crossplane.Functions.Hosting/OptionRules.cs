using System.Globalization;
using Crossplane.Functions.AspNetCore;

namespace Crossplane.Functions.Hosting;

/// <summary>The rules that options must meet for a server to start.</summary>
internal static class OptionRules
{
    private static readonly TimeSpan MaxConnectionAge = TimeSpan.FromHours(24);
    private static readonly TimeSpan MaxShutdownTimeout = TimeSpan.FromMinutes(10);

    /// <exception cref="FunctionHostException">Numbers are out of their ranges.</exception>
    public static void Check(FunctionHostOptions options)
    {
        List<string> problems =
        [
            .. new CompositionFunctionOptions
            {
                MaxReceiveMessageBytes = options.MaxReceiveMessageBytes,
                MaxConcurrentCalls = options.MaxConcurrentCalls,
                MaxConcurrentRenders = options.MaxConcurrentRenders,
                MaxRequestMemoryBytes = options.MaxRequestMemoryBytes,
            }.FindProblems(),
        ];
        if (options.ShutdownTimeout < TimeSpan.Zero || options.ShutdownTimeout > MaxShutdownTimeout)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the time to shut down must be 0 to {MaxShutdownTimeout.TotalSeconds} seconds, "
                    + $"but is {options.ShutdownTimeout.TotalSeconds}"));
        }

        if (options.MaxConnectionAge < TimeSpan.Zero || options.MaxConnectionAge > MaxConnectionAge)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the age of a connection must be 0 to {MaxConnectionAge.TotalHours} hours, "
                    + $"but is {options.MaxConnectionAge.TotalHours}"));
        }

        if (options.MetricsAge < TimeSpan.Zero)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the age of metrics must be 0 seconds or more, but is {options.MetricsAge.TotalSeconds}"));
        }

        if (options.AllowedClientNames.Any(string.IsNullOrWhiteSpace))
        {
            problems.Add("the names of allowed clients must be DNS names or URIs, but one is empty");
        }

        if (problems is not [])
        {
            throw new FunctionHostException($"cannot start: {string.Join("; ", problems)}");
        }
    }
}
