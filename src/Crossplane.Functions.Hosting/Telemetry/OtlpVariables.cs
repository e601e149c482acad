using System.Collections;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>
/// The variables of OpenTelemetry as the exporter of one signal should see them: what is said of that signal, such as
/// <c>OTEL_EXPORTER_OTLP_TRACES_PROTOCOL</c>, wins over what is said of all, such as <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>.
/// </summary>
/// <remarks>The exporter of a single signal reads the latter only.</remarks>
internal sealed class OtlpVariables
{
    private const string Prefix = "OTEL_";
    private const string All = "OTEL_EXPORTER_OTLP_";

    private readonly Dictionary<string, string?> _variables;
    private readonly string? _endpoint;

    /// <param name="signal">In upper case, as in the names.</param>
    /// <param name="environment">All variables, also those that have nothing to do with it.</param>
    public OtlpVariables(string signal, IDictionary environment)
    {
        string own = $"{All}{signal}_";
        _variables = environment.Cast<DictionaryEntry>()
            .Where(entry => ((string)entry.Key).StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
        foreach ((string name, string? value) in _variables.ToArray())
        {
            if (name.StartsWith(own, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(value))
            {
                _variables[$"{All}{name[own.Length..]}"] = value;
            }
        }

        _endpoint = _variables.GetValueOrDefault($"{own}ENDPOINT");
    }

    public IConfiguration ToConfiguration() => new ConfigurationBuilder().AddInMemoryCollection(_variables).Build();

    /// <summary>Sends to the endpoint of the signal as it is, if there is one; that of all signals gets a path for each.</summary>
    public void Aim(OtlpExporterOptions exporter)
    {
        if (!string.IsNullOrWhiteSpace(_endpoint))
        {
            exporter.Endpoint = new Uri(_endpoint.Trim());
        }
    }
}
