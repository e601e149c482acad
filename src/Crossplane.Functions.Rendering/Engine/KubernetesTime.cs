using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Reads times in the form that Kubernetes reads: RFC 3339 with capitals.</summary>
internal static partial class KubernetesTime
{
    /// <param name="text">The text.</param>
    /// <param name="time">The time as Kubernetes writes it: in UTC, without fractions of a second.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? time)
    {
        var match = Form().Match(text);
        var isTime = DateTimeOffset.TryParseExact(
            match.Groups["time"].Value + match.Groups["zone"].Value,
            "yyyy-MM-dd'T'HH:mm:ssK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var read);
        time = isTime
            ? read.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;
        return isTime;
    }

    [GeneratedRegex(
        @"\A(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})([.,][0-9]+)?(?<zone>Z|[-+][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
