using Crossplane.Functions.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class FunctionServerLogTests : IDisposable
{
    private static readonly FunctionHostOptions Options = new() { Address = "127.0.0.1:0", MetricsAddress = "", Insecure = true };

    private readonly ScopedLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Start_WithoutTls_LogsAWarningWithTheAddress()
    {
        await using var server = await StartAsync(new IdleFunction(), Options);

        var entry = _log.Entries.Should().ContainSingle(line => line.Level == LogLevel.Warning).Subject;
        entry.Message.Should().Be($"serving without TLS: anyone who reaches {server.EndPoint} can call the function");
        entry.Category.Should().Be(typeof(FunctionServer).FullName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_ThatThrows_IsLoggedWithTheMessageOnlyIfAskedFor(bool withMessages)
    {
        var function = new DelegatedFunction(
            _ => throw new InvalidOperationException("the-text", new FormatException("the-cause")));
        await using var server = await StartAsync(function, Options with { LogExceptionMessages = withMessages });
        using var client = new RawGrpcClient(server.EndPoint);

        var answer = await client.CallAsync(RawGrpcClient.Frame(CompositeRequest.Create()));

        answer.Status.Should().Be("0");
        var entry = _log.Entries.Should().ContainSingle(line => line.Level == LogLevel.Error).Subject;
        entry.Message.Should().Contain("System.InvalidOperationException").And.Contain("caused by System.FormatException");
        entry.Message.Contains("the-text", StringComparison.Ordinal).Should().Be(withMessages);
        entry.Message.Contains("the-cause", StringComparison.Ordinal).Should().Be(withMessages);
        System.Text.Encoding.UTF8.GetString(answer.Body).Should().NotContainAny("the-text", "the-cause");
    }

    private Task<FunctionServer> StartAsync(IFunction function, FunctionHostOptions options) => FunctionServer.StartAsync(
        services => services
            .AddLogging(logging => logging.ClearProviders().AddProvider(_log))
            .AddCompositionFunction(function),
        options);
}
