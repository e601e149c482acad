using System.ComponentModel;
using System.Text;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The text that is logged for an exception: its type and stack trace, and those of its causes.</summary>
/// <remarks>
/// Its message may quote a value that the function was given, such as a password where a number is expected. For hosts of
/// functions, not for functions.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExceptionText
{
    /// <summary>Returns the text.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="withMessages">True to include messages.</param>
    public static string Describe(Exception exception, bool withMessages = false)
    {
        var text = new StringBuilder();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (text.Length > 0)
            {
                text.AppendLine().Append("caused by ");
            }

            text.Append(current.GetType().FullName);
            if (withMessages)
            {
                text.Append(": ").Append(current.Message);
            }

            if (current.StackTrace is { } trace)
            {
                text.AppendLine().Append(trace);
            }
        }

        return text.ToString();
    }
}
