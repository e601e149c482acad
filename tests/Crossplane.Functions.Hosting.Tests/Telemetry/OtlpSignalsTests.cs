using Crossplane.Functions.Hosting.Telemetry;

namespace Crossplane.Functions.Hosting.Tests.Telemetry;

public sealed class OtlpSignalsTests
{
    [Theory]
    [InlineData("", false, false)]
    [InlineData("OTEL_SERVICE_NAME=name", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=", false, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://collector:4317", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://collector:4317", false, true)]
    [InlineData("OTEL_TRACES_EXPORTER=otlp", true, false)]
    [InlineData("OTEL_METRICS_EXPORTER=otlp", false, true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317 OTEL_METRICS_EXPORTER=none", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317 OTEL_TRACES_EXPORTER=none OTEL_METRICS_EXPORTER=none", false,
        false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317 OTEL_SDK_DISABLED=TRUE", false, false)]
    public void Read_OfEnvironment_IsWhatItAsksFor(string environment, bool traces, bool metrics)
    {
        var signals = Read(environment);

        (signals.Traces, signals.Metrics).Should().Be((traces, metrics));
        signals.Unknown.Should().BeEmpty();
    }

    [Fact]
    public void Read_OfExporterThatThereIsNot_NamesTheVariable()
    {
        var signals = Read("OTEL_TRACES_EXPORTER=otlp,zipkin OTEL_METRICS_EXPORTER=prometheus");

        (signals.Traces, signals.Metrics).Should().Be((true, false));
        signals.Unknown.Should().Equal("OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "/v1/traces")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "ftp://collector")]
    public void Read_OfEndpointThatIsNoUrl_IsRefusedWithItsVariable(string variable, string endpoint)
    {
        var refusal = Invoking(() => Read($"{variable}={endpoint}"))
            .Should().ThrowExactly<FunctionHostException>().Which;

        refusal.Message.Should().Be(
            $"{variable} must be a URL with http or https, such as http://collector:4317, but is \"{endpoint}\"");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "GRPC")]
    public void Read_OfProtocolThatIsNotSpoken_IsRefusedWithItsVariable(string variable, string protocol)
    {
        var refusal = Invoking(
            () => Read($"OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318 {variable}={protocol}"))
                .Should().ThrowExactly<FunctionHostException>().Which;

        refusal.Message.Should().Be($"{variable} must be grpc or http/protobuf, but is \"{protocol}\"");
    }

    [Fact]
    public void Read_OfEndpointThatNobodyAsksFor_IsNotRefused() =>
        Read("OTEL_EXPORTER_OTLP_ENDPOINT=collector:4317 OTEL_SDK_DISABLED=true").Traces.Should().BeFalse(
            "the export is disabled");

    private static OtlpSignals Read(string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return OtlpSignals.Read(variables.GetValueOrDefault);
    }
}
