using Crossplane.Functions.AspNetCore;

namespace Crossplane.Functions.Hosting.Tests.Telemetry;

[Collection(nameof(EnvironmentVariables))]
public sealed class OtlpExportTests : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";

    private static readonly FunctionHostOptions Options = new()
    {
        Address = "127.0.0.1:0",
        MetricsAddress = "",
        Insecure = true,
    };

    public OtlpExportTests() => Environment.SetEnvironmentVariable(Endpoint, "http://127.0.0.1:1");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Endpoint, null);
        Environment.SetEnvironmentVariable(Headers, null);
    }

    [Fact]
    public async Task Start_OfTwoFunctions_IsRefusedForThatAndNotForTheExport()
    {
        var start = () => FunctionServer.StartAsync(
            services => services.AddCompositionFunction(new IdleFunction()).AddCompositionFunction(new IdleFunction()), Options);

        (await start.Should().ThrowExactlyAsync<InvalidOperationException>())
            .WithMessage("cannot add a composition function: this application has one already");
    }

    [Fact]
    public async Task Start_OfFunctionWhoseServiceIsMissing_IsRefusedForThatAndNotForTheExport()
    {
        var start = () => FunctionServer.StartAsync(
            services => services.AddCompositionFunction<Embedding.GreetingFunction>(), Options);

        (await start.Should().ThrowExactlyAsync<InvalidOperationException>()).WithMessage("*Greeter*");
    }

    [Fact]
    public async Task Start_WithHeadersThatAreNone_IsRefusedWithoutThem()
    {
        Environment.SetEnvironmentVariable(Headers, "hunter2-9f1c");
        var start = () => FunctionServer.StartAsync(new IdleFunction(), Options);

        (await start.Should().ThrowExactlyAsync<FunctionHostException>()).WithMessage(
            "cannot export with OTLP: check the variables OTEL_EXPORTER_OTLP_*; headers are key=value, separated by commas");
    }
}
