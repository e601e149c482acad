namespace Crossplane.Functions.Hosting.Logging;

/// <summary>The form of the lines of a server's log.</summary>
public enum LogFormat
{
    /// <summary>One JSON object a line, for log pipelines: <c>level</c>, <c>ts</c>, <c>logger</c>, <c>msg</c> and more
    /// fields.</summary>
    Json,

    /// <summary>Text to read.</summary>
    Text,
}
