using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Crossplane.Functions.Hosting.Logging;

/// <summary>The log of a server: its level, its form and where it goes.</summary>
internal static class ServerLogging
{
    private const string WebServer = "Microsoft.AspNetCore.Server.Kestrel";

    /// <param name="logging">The logging of the server.</param>
    /// <param name="options">The level and the form.</param>
    public static void Configure(ILoggingBuilder logging, FunctionHostOptions options)
    {
        SetLevels(logging, options.MinLogLevel);

        // Standard output belongs to commands that print.
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddConsole(console => console.FormatterName = options.LogFormat == LogFormat.Text
            ? TextLineFormatter.FormatterName
            : JsonLineFormatter.FormatterName);
        logging.Services.AddSingleton<ConsoleFormatter, JsonLineFormatter>();
        logging.Services.AddSingleton<ConsoleFormatter, TextLineFormatter>();
        logging.Services.AddSingleton<ILoggerProvider, WebServerEvents>();
        logging.AddFilter<WebServerEvents>(null, LogLevel.None);
        logging.AddFilter<WebServerEvents>(WebServer, LogLevel.Warning);
    }

    /// <summary>Sets the level of the server's and the function's lines; libraries write warnings at most, or nothing.</summary>
    public static void SetLevels(ILoggingBuilder logging, LogLevel level)
    {
        logging.SetMinimumLevel(level);
        logging.AddFilter("Microsoft", level > LogLevel.Warning ? level : LogLevel.Warning);

        // Calls have spans and scopes of their own; those of the web server would cost time and say less.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // Anybody who can connect provokes these lines, as fast as they like: WebServerEvents writes one a minute.
        logging.AddFilter(WebServer, LogLevel.None);

        // A failed start is told in one sentence by whoever started the server, and it tells which hosted service failed.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        // What callers provoke in the library is a status here, logged once at the level that it deserves.
        logging.AddFilter("Grpc.AspNetCore", LogLevel.None);
    }
}
