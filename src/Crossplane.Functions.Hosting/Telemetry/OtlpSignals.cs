namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>The signals that the environment asks to export, by OpenTelemetry's specification of its variables.</summary>
/// <param name="Traces">True if traces are exported.</param>
/// <param name="Metrics">True if metrics are exported.</param>
/// <param name="Unknown">The variables that name an exporter that this server does not have.</param>
internal sealed record OtlpSignals(bool Traces, bool Metrics, IReadOnlyList<string> Unknown)
{
    private const string Otlp = "otlp";

    private static readonly string[] Known = [Otlp, "none"];

    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    private static readonly string[] Protocols =
        ["OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL"];

    /// <summary>True if any signal is exported.</summary>
    public bool Any => Traces || Metrics;

    /// <summary>Reads the environment. A signal is exported if an endpoint or the exporter is named; nothing by
    /// default.</summary>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="FunctionHostException">An endpoint is not a URL, or a protocol is not supported.</exception>
    public static OtlpSignals Read(Func<string, string?> environment)
    {
        var isDisabled = string.Equals(environment("OTEL_SDK_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
        var unknown = new List<string>();
        bool Asks(string signal) => !isDisabled && IsAskedFor(environment, signal, unknown);
        var signals = new OtlpSignals(Asks("TRACES"), Asks("METRICS"), unknown);
        if (signals.Any)
        {
            Array.ForEach(Endpoints, variable => CheckEndpoint(variable, environment(variable)));
            Array.ForEach(Protocols, variable => CheckProtocol(variable, environment(variable)));
        }

        return signals;
    }

    private static void CheckEndpoint(string variable, string? endpoint)
    {
        if (!string.IsNullOrWhiteSpace(endpoint)
            && !(Uri.TryCreate(endpoint.Trim(), UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")))
        {
            throw new FunctionHostException(
                $"{variable} must be a URL with http or https, such as http://collector:4317, but is \"{endpoint}\"");
        }
    }

    private static void CheckProtocol(string variable, string? protocol)
    {
        if (!string.IsNullOrWhiteSpace(protocol) && protocol.Trim() is not ("grpc" or "http/protobuf"))
        {
            throw new FunctionHostException($"{variable} must be grpc or http/protobuf, but is \"{protocol}\"");
        }
    }

    private static bool IsAskedFor(Func<string, string?> environment, string signal, List<string> unknown)
    {
        var variable = $"OTEL_{signal}_EXPORTER";
        if (environment(variable) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
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
