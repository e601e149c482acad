using System.Collections;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Crossplane.Functions.Hosting.Tests.Telemetry;

public sealed class OtlpVariablesTests
{
    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=1", "a=1")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=1 OTEL_EXPORTER_OTLP_TRACES_HEADERS=b=2", "b=2")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_HEADERS=b=2 OTEL_EXPORTER_OTLP_HEADERS=a=1", "b=2")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=1 OTEL_EXPORTER_OTLP_TRACES_HEADERS=", "a=1")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS=a=1 OTEL_EXPORTER_OTLP_METRICS_HEADERS=b=2", "a=1")]
    public void ToConfiguration_OfASignal_HasWhatIsSaidOfIt(string environment, string expected) =>
        Assert.Equal(expected, Read(environment).ToConfiguration()["OTEL_EXPORTER_OTLP_HEADERS"]);

    [Fact]
    public void ToConfiguration_OfOtherVariables_HasNone()
    {
        IConfiguration configuration = Read("http_proxy=a HTTP_PROXY=b OTEL_SERVICE_NAME=c").ToConfiguration();

        Assert.Equal(["OTEL_SERVICE_NAME"], configuration.AsEnumerable().Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://collector:4318/spans", "http://collector:4318/spans")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=", "http://before/")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318", "http://before/")]
    public void Aim_AtEndpointOfASignal_TakesItAsItIs(string environment, string expected)
    {
        var exporter = new OtlpExporterOptions { Endpoint = new Uri("http://before/") };

        Read(environment).Aim(exporter);

        Assert.Equal(new Uri(expected), exporter.Endpoint);
    }

    private static OtlpVariables Read(string environment)
    {
        var variables = new Hashtable();
        foreach (string pair in environment.Split(' '))
        {
            string[] parts = pair.Split('=', 2);
            variables.Add(parts[0], parts[1]);
        }

        return new OtlpVariables("TRACES", variables);
    }
}
