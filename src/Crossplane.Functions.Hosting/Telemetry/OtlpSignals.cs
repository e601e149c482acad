namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>What the environment asks to be exported, by OpenTelemetry's specification of its variables.</summary>
/// <param name="Traces">Whether traces are.</param>
/// <param name="Metrics">Whether metrics are.</param>
/// <param name="Unknown">The variables that name an exporter which there is not.</param>
internal sealed record OtlpSignals(bool Traces, bool Metrics, IReadOnlyList<string> Unknown)
{
    private const string Otlp = "otlp";

    private static readonly string[] Known = [Otlp, "none"];

    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private static readonly string[] Protocols =
        ["OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL"];

    /// <summary>Reads the environment. A signal is exported where an endpoint or the exporter is named; nothing by default.</summary>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <exception cref="FunctionHostException">An endpoint is no URL, or a protocol is not one that can be spoken.</exception>
    public static OtlpSignals Read(Func<string, string?> environment)
    {
        bool isDisabled = string.Equals(environment("OTEL_SDK_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
        var unknown = new List<string>();
        bool Asks(string signal) => !isDisabled && IsAskedFor(environment, signal, unknown);
        var signals = new OtlpSignals(Asks("TRACES"), Asks("METRICS"), unknown);
        if (signals.Traces || signals.Metrics)
        {
            Array.ForEach(Endpoints, variable => CheckEndpoint(variable, environment(variable)));
            Array.ForEach(Protocols, variable => CheckProtocol(variable, environment(variable)));
        }

        return signals;
    }

    private static void CheckEndpoint(string variable, string? endpoint)
    {
        if (!string.IsNullOrWhiteSpace(endpoint)
            && !(Uri.TryCreate(endpoint.Trim(), UriKind.Absolute, out Uri? address) && (address.Scheme is "http" or "https")))
        {
            throw new FunctionHostException($"{variable} is a URL with http or https, such as http://collector:4317, found \"{endpoint}\"");
        }
    }

    private static void CheckProtocol(string variable, string? protocol)
    {
        if (!string.IsNullOrWhiteSpace(protocol) && protocol.Trim() is not ("grpc" or "http/protobuf"))
        {
            throw new FunctionHostException($"{variable} is grpc or http/protobuf, found \"{protocol}\"");
        }
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
