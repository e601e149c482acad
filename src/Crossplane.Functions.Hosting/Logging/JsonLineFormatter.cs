using System.Buffers;
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
/// Writes a log entry as one flat JSON object, with the fields of zap, which Crossplane and its functions in Go log with:
/// <c>level</c>, <c>ts</c> in RFC 3339, <c>logger</c>, <c>msg</c>, then those of the message and of its scopes.
/// </summary>
internal sealed class JsonLineFormatter : ConsoleFormatter
{
    public const string FormatterName = "json-line";

    // Nothing here is put into HTML, and quotation marks should stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TimeProvider _time;

    public JsonLineFormatter(TimeProvider time)
        : base(FormatterName) => _time = time;

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("level", LogLine.Level(logEntry.LogLevel));
            json.WriteString("ts", LogLine.Time(_time.GetUtcNow()));
            json.WriteString("logger", logEntry.Category);
            json.WriteString("msg", message);
            var fields = new Fields(json, hasError: logEntry.Exception is not null);
            fields.Write(logEntry.State as IEnumerable<KeyValuePair<string, object?>>);
            scopeProvider?.ForEachScope(
                static (scope, fields) => fields.Write(scope as IEnumerable<KeyValuePair<string, object?>>), fields);
            if (logEntry.Exception is { } exception)
            {
                json.WriteString("error", ExceptionText.Describe(exception));
            }

            json.WriteEndObject();
        }

        textWriter.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        textWriter.Write('\n');
    }

    /// <summary>Writes named values, each name once: the first one wins.</summary>
    private sealed class Fields(Utf8JsonWriter json, bool hasError)
    {
        private readonly HashSet<string> _names = new(
            ["level", "ts", "logger", "msg", .. hasError ? (string[])["error"] : []], StringComparer.Ordinal);

        public void Write(IEnumerable<KeyValuePair<string, object?>>? properties)
        {
            foreach ((var name, var value) in properties ?? [])
            {
                var field = LogLine.Field(name);
                if (name != LogLine.OriginalFormat && _names.Add(field))
                {
                    WriteValue(field, value);
                }
            }
        }

        private void WriteValue(string name, object? value)
        {
            switch (value)
            {
                case null:
                    json.WriteNull(name);
                    break;
                case bool flag:
                    json.WriteBoolean(name, flag);
                    break;
                case byte or short or int or long or ushort or uint:
                    json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                    break;
                case ulong number:
                    json.WriteNumber(name, number);
                    break;
                case decimal number:
                    json.WriteNumber(name, number);
                    break;
                case float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                    json.WriteNumber(name, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                    break;
                case DateTime time:
                    json.WriteString(
                        name, time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    break;
                case DateTimeOffset time:
                    json.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }
}
