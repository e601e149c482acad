using System.Text;
using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The names of the statuses of gRPC, in the order of their numbers.</summary>
internal static class StatusNames
{
    /// <summary>The names in Prometheus' metrics, as gRPC for Go writes them, such as <c>DeadlineExceeded</c>.</summary>
    public static IReadOnlyList<string> InMetrics { get; } =
        [.. Enum.GetValues<StatusCode>().Select(status => status == StatusCode.Cancelled ? "Canceled" : status.ToString())];

    /// <summary>The names in spans, as the specification of gRPC writes them, such as <c>DEADLINE_EXCEEDED</c>.</summary>
    public static IReadOnlyList<string> InSpans { get; } = [.. Enum.GetNames<StatusCode>().Select(ToUpperSnakeCase)];

    private static string ToUpperSnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            text.Append(index > 0 && char.IsUpper(name[index]) && char.IsLower(name[index - 1]) ? "_" : "");
            text.Append(char.ToUpperInvariant(name[index]));
        }

        return text.ToString();
    }
}
