using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Crossplane.Functions.AspNetCore.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Crossplane.Functions.Hosting.Logging;

/// <summary>
/// Writes a log entry as a line to read: the time in RFC 3339, the level, the logger, the message, then the fields of its scopes
/// as <c>key=value</c>. The type and the stack trace of an exception follow on lines of their own, without its message.
/// </summary>
internal sealed class TextLineFormatter : ConsoleFormatter
{
    public const string FormatterName = "text-line";

    private readonly TimeProvider _time;

    public TextLineFormatter(TimeProvider time)
        : base(FormatterName) => _time = time;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = LogText.CleanLines(logEntry.Formatter(logEntry.State, logEntry.Exception));
        var end = message.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var index ? index : message.Length;
        var line = new StringBuilder(256)
            .Append(LogLine.Time(_time.GetUtcNow())).Append(' ')
            .Append(CultureInfo.InvariantCulture, $"{LogLine.Level(logEntry.LogLevel),-5}").Append(' ')
            .Append(logEntry.Category).Append(": ")
            .Append(message, 0, end);
        scopeProvider?.ForEachScope(AppendFields, line);

        // A message may end with a stack trace: the fields are on the line that has the sentence.
        line.Append(message, end, message.Length - end).Append('\n');
        if (logEntry.Exception is { } exception)
        {
            line.Append(ExceptionText.Describe(exception)).Append('\n');
        }

        textWriter.Write(line.ToString());
    }

    private static void AppendFields(object? scope, StringBuilder line)
    {
        foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            if (name != LogLine.OriginalFormat)
            {
                var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                line.Append(' ').Append(LogLine.Field(name)).Append('=').Append(IsPlain(text) ? text : Quote(text));
            }
        }
    }

    private static bool IsPlain(string text) => text.Length > 0
        && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '"' or '=');

    private static string Quote(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
