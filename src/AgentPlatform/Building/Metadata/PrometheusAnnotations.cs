using System.Globalization;

namespace AgentPlatform.Building.Metadata;

/// <summary>The annotations by which Prometheus finds the metrics of a pod or Service.</summary>
internal static class PrometheusAnnotations
{
    /// <param name="port">The port that serves the metrics.</param>
    /// <param name="path">Their path.</param>
    public static Dictionary<string, string> Create(int port, string path) => new()
    {
        ["prometheus.io/scrape"] = "true",
        ["prometheus.io/port"] = port.ToString(CultureInfo.InvariantCulture),
        ["prometheus.io/path"] = path,
    };
}
