using System.Text;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>What is logged of an exception: its type and where it was thrown, and the same of what caused it.</summary>
/// <remarks>Not the message: it may quote what the function was given, such as a password that is no number.</remarks>
internal static class ExceptionText
{
    public static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (text.Length > 0)
            {
                text.AppendLine().Append("caused by ");
            }

            text.Append(current.GetType().FullName);
            if (current.StackTrace is { } trace)
            {
                text.AppendLine().Append(trace);
            }
        }

        return text.ToString();
    }
}
