namespace Crossplane.Functions.Hosting;

/// <summary>The form of the lines of a server's log.</summary>
public enum LogFormat
{
    /// <summary>A JSON object on each line, for log pipelines: <c>level</c>, <c>ts</c>, <c>logger</c>, <c>msg</c> and more
    /// fields.</summary>
    Json,

    /// <summary>Text to read: time, level, logger, message, then the fields of the scopes as <c>key=value</c>.</summary>
    Text,
}
