using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Logging;

/// <summary>The parts that lines of all formats have, as zap writes them.</summary>
internal static class LogLine
{
    /// <summary>The property that holds the template of a message.</summary>
    public const string OriginalFormat = "{OriginalFormat}";

    /// <summary>Returns the name of a level.</summary>
    public static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        _ => "error",
    };

    /// <summary>Returns a time in RFC 3339, with milliseconds.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns the name of a field for a property of a message or of a scope.</summary>
    public static string Field(string property) => property.Length > 0 && char.IsUpper(property[0])
        ? char.ToLowerInvariant(property[0]) + property[1..]
        : property;
}
