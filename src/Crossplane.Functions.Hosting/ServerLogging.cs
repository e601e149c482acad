using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Crossplane.Functions.Hosting;

/// <summary>Where the log of a server goes, and what is in it.</summary>
internal static class ServerLogging
{
    /// <param name="logging">The logging of the server.</param>
    /// <param name="debug">Whether somebody reads along.</param>
    public static void Configure(ILoggingBuilder logging, bool debug)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // Crossplane's calls have spans and scopes of their own; those of the web server would cost time and say less.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // A failed start is told in one sentence by whoever started the server.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Crossplane.Functions", debug ? LogLevel.Debug : LogLevel.Information);

        // Standard output belongs to commands that print.
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (debug)
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss.fff ";
            });
            return;
        }

        logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
    }
}
