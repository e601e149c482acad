namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>What the environment asks to be exported, by OpenTelemetry's specification of its variables.</summary>
/// <param name="Traces">Whether traces are.</param>
/// <param name="Metrics">Whether metrics are.</param>
/// <param name="Unknown">The variables that name an exporter which there is not.</param>
internal sealed record OtlpSignals(bool Traces, bool Metrics, IReadOnlyList<string> Unknown)
{
    private const string Otlp = "otlp";

    private static readonly string[] Known = [Otlp, "none"];

    /// <summary>Reads the environment. A signal is exported where an endpoint or the exporter is named; nothing by default.</summary>
    /// <param name="environment">Looks an environment variable up.</param>
    public static OtlpSignals Read(Func<string, string?> environment)
    {
        bool isDisabled = string.Equals(environment("OTEL_SDK_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
        var unknown = new List<string>();
        bool Asks(string signal) => !isDisabled && IsAskedFor(environment, signal, unknown);
        return new OtlpSignals(Asks("TRACES"), Asks("METRICS"), unknown);
    }

    private static bool IsAskedFor(Func<string, string?> environment, string signal, List<string> unknown)
    {
        string variable = $"OTEL_{signal}_EXPORTER";
        if (environment(variable) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            string[] names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (names.Except(Known, StringComparer.Ordinal).Any())
            {
                unknown.Add(variable);
            }

            return names.Contains(Otlp, StringComparer.Ordinal);
        }

        return !string.IsNullOrWhiteSpace(environment("OTEL_EXPORTER_OTLP_ENDPOINT"))
            || !string.IsNullOrWhiteSpace(environment($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"));
    }
}
