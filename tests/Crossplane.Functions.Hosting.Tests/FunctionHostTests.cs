using Crossplane.Functions.Hosting.Tests.Embedding;
using Microsoft.Extensions.DependencyInjection;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class FunctionHostTests : IDisposable
{
    private static readonly string[] Serve =
        ["--insecure", "--address", "127.0.0.1:0", "--metrics-address=", "--log-level", "error", "--shutdown-timeout", "1s"];

    private readonly int _exitCode = Environment.ExitCode;

    public void Dispose() => Environment.ExitCode = _exitCode;

    [Fact]
    public async Task Run_WithUnknownFlag_ReturnsAndSetsTheExitCodeTwo()
    {
        Environment.ExitCode = 0;

        var code = await FunctionHost.RunAsync(["--nonsense"], new IdleFunction());

        code.Should().Be(2);
        Environment.ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task Run_ThatIsStopped_ReturnsAndSetsTheExitCodeZero()
    {
        Environment.ExitCode = 7;
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var code = await FunctionHost.RunAsync(Serve, new IdleFunction(), stop.Token);

        code.Should().Be(0);
        Environment.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Run_OfFunctionWithServices_AddsThem()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var code = await FunctionHost.RunAsync<GreetingFunction>(
            Serve, services => services.AddSingleton(new Greeter("hello")), stop.Token);

        code.Should().Be(0);
    }

    [Fact]
    public async Task Run_WithAddressThatIsNone_ReturnsAndSetsTheExitCodeTwo()
    {
        Environment.ExitCode = 0;

        var code = await FunctionHost.RunAsync(["--insecure", "--address", "nonsense", "--metrics-address="], new IdleFunction());

        code.Should().Be(2);
        Environment.ExitCode.Should().Be(2);
    }
}
