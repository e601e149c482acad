namespace CompositionFunction.Tests;

public sealed class ServeTests
{
    [Fact]
    public async Task Main_WithoutCredentials_RefusesWithTheReason()
    {
        var result = await FunctionProcess.RunAsync("--address", "localhost:0");

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("cannot start without credentials");
    }

    [Theory]
    [InlineData("--no-such-flag")]
    [InlineData("no-such-command")]
    [InlineData("--address=nowhere")]
    [InlineData("--max-recv-message-size=0")]
    public async Task Main_WrongCommandLine_IsAUsageError(string argument)
    {
        var result = await FunctionProcess.RunAsync("--insecure", argument);

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain(argument.Split('=')[^1]);
    }

    [Fact]
    public async Task Main_OtlpHeadersThatAreNone_RefusesWithoutRepeatingThem()
    {
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:1",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "hunter2-9f1c",
        };

        var result = await FunctionProcess.RunAsync(environment, "--insecure", "--address=localhost:0", "--metrics-address=");

        result.ExitCode.Should().Be(2);
        result.Error.Should().Contain("error: cannot export with OTLP: check the variables OTEL_EXPORTER_OTLP_*");
        result.Error.Should().NotContain("hunter2");
    }

    [Fact]
    public async Task Main_Terminated_EndsWithSuccess()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");

        (await server.TerminateAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Main_ServeCommand_ServesToo()
    {
        using var server = await FunctionProcess.ServeAsync(new Dictionary<string, string>(), "serve", "--insecure");

        (await server.TerminateAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Main_CertificatesFromTheEnvironment_ServesWithNothingElse()
    {
        using var directory = new TemporaryDirectory();
        using var authority = new CrossplaneCertificates();
        authority.IssueServer().WriteTo(directory.Path, authority.AuthorityPem);
        using var server = await FunctionProcess.ServeAsync(
            new Dictionary<string, string> { ["TLS_SERVER_CERTS_DIR"] = directory.Path });

        (await server.TerminateAsync()).Should().Be(0);
    }
}
