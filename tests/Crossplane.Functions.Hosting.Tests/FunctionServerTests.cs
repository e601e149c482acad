using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.Hosting.Tests.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class FunctionServerTests
{
    private static readonly byte[] Frame = RawGrpcClient.Frame([1]);

    [Fact]
    public async Task Start_OnPort0_ListensOnAFreeOne()
    {
        await using var first = await ServerUnderTest.EchoAsync();
        await using var second = await ServerUnderTest.EchoAsync();

        first.Server.EndPoint.Address.Should().Be(IPAddress.Loopback);
        first.Server.EndPoint.Port.Should().NotBe(0);
        second.Server.EndPoint.Port.Should().NotBe(first.Server.EndPoint.Port);
    }

    [Fact]
    public async Task Start_WithAddressesInTheEnvironment_IgnoresThem()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://127.0.0.1:1");
        Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", "1");
        try
        {
            await using var server = await ServerUnderTest.EchoAsync();
            using var client = server.Connect();

            (await client.CallAsync(Frame)).Status.Should().Be("0");
            server.Server.EndPoint.Port.Should().NotBe(1);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
            Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", null);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Start_WithoutCredentials_IsRefused(string? directory)
    {
        var options = new FunctionHostOptions { Address = "127.0.0.1:0", TlsCertificatesDirectory = directory };

        (await RefuseAsync(options)).Should().StartWith("cannot start without credentials: ");
    }

    [Fact]
    public async Task Start_InsecureWithUnusableDirectory_ServesWithoutTls()
    {
        var options = new FunctionHostOptions
        {
            Address = "127.0.0.1:0",
            MetricsAddress = "",
            Insecure = true,
            TlsCertificatesDirectory = "/does/not/exist",
        };
        await using var server = await FunctionServer.StartAsync(new IdleFunction(), options);
        using var client = new RawGrpcClient(server.EndPoint);

        (await client.CallAsync("/unknown/Method", Frame)).Status.Should().Be("12");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task Start_WithLimitOutOfRange_IsRefused(int bytes)
    {
        var options = new FunctionHostOptions { Insecure = true, MaxReceiveMessageBytes = bytes };

        (await RefuseAsync(options)).Should().Be(
            $"cannot start: the largest request must be 1 to 2146435072 bytes, but is {bytes}");
    }

    [Fact]
    public async Task Start_WithOtherLimitsOutOfRange_IsRefused()
    {
        var options = new FunctionHostOptions { Insecure = true };

        (await RefuseAsync(options with { MaxConcurrentCalls = 0 })).Should().Be(
            "cannot start: the number of calls in progress must be 1 or more, but is 0");
        (await RefuseAsync(options with { MaxRequestMemoryBytes = 0 })).Should().Be(
            "cannot start: the memory of requests must be 1 byte or more, but is 0");
        (await RefuseAsync(options with { ShutdownTimeout = TimeSpan.FromSeconds(-1) })).Should().Be(
            "cannot start: the time to shut down must be 0 to 600 seconds, but is -1");
        (await RefuseAsync(options with { ShutdownTimeout = TimeSpan.FromSeconds(601) })).Should().Be(
            "cannot start: the time to shut down must be 0 to 600 seconds, but is 601");
        (await RefuseAsync(options with { MetricsAge = TimeSpan.FromSeconds(-1) })).Should().Be(
            "cannot start: the age of metrics must be 0 seconds or more, but is -1");
    }

    [Fact]
    public async Task Start_OnPortInUse_IsRefused()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        var options = new FunctionHostOptions { Address = server.Server.EndPoint.ToString(), Insecure = true };

        (await RefuseAsync(options)).Should().EndWith("the address is already in use");
    }

    [Fact]
    public async Task Stop_WithCallInProgress_LetsItFinish()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(async (_, _, _) =>
        {
            started.SetResult();
            await finish.Task;
        });
        using var client = server.Connect();
        var call = client.CallAsync(Frame);
        await started.Task;

        var stop = server.Server.StopAsync();
        using var late = server.Connect();
        await Awaiting(() => late.CallAsync(Frame)).Should().ThrowExactlyAsync<HttpRequestException>();
        stop.IsCompleted.Should().BeFalse("a call is still running");
        finish.SetResult();

        (await call).Status.Should().Be("0");
        await stop;
    }

    [Fact]
    public async Task Stop_WithCancelledToken_CancelsTheCallInProgress()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(async (_, _, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });
        using var client = server.Connect();
        var call = client.CallAsync(Frame);
        await started.Task;

        await server.Server.StopAsync(new CancellationToken(canceled: true));

        await Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Stop_WithCallThatTakesTooLong_CutsItOff()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, cancellationToken) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            },
            new FunctionHostOptions
            {
                Address = "127.0.0.1:0",
                Insecure = true,
                ShutdownTimeout = TimeSpan.FromMilliseconds(100),
            });
        using var client = server.Connect();
        var call = client.CallAsync(Frame);
        await started.Task;

        await server.Server.StopAsync();

        await Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task StopAndDispose_WithCallThatOverlooksItsToken_WaitForItOnce()
    {
        var timeout = TimeSpan.FromSeconds(4);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await ServerUnderTest.StartAsync(
            async (_, _, _) =>
            {
                started.SetResult();
                await finish.Task;
            },
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, ShutdownTimeout = timeout });
        using var client = server.Connect();
        var call = client.CallAsync(Frame);
        await started.Task;

        await StopAndDisposeAsync(server.Server).WaitAsync(2 * timeout);

        await Awaiting(() => call).Should().ThrowAsync<HttpRequestException>();
        finish.SetResult();
    }

    [Fact]
    public async Task Stop_WithSilentConnection_DoesNotWaitForIt()
    {
        await using var server = await ServerUnderTest.EchoAsync(
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true, ShutdownTimeout = TimeSpan.FromMinutes(1) });
        using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(server.Server.EndPoint);
        using var client = server.Connect();
        (await client.CallAsync(Frame)).Status.Should().Be("0", "a connection that was made before is known by then");

        // The server waits 10 seconds for the first bytes of a connection.
        await server.Server.StopAsync().WaitAsync(TimeSpan.FromSeconds(8));

        (await silent.ReceiveAsync(new byte[1])).Should().Be(0, "the server has closed the connection");
    }

    [Fact]
    public async Task Start_ThatFailsBeforeItListens_LeavesThePortFree()
    {
        var options = new FunctionHostOptions
        {
            Address = $"127.0.0.1:{FreePort.Find()}",
            MetricsAddress = $"127.0.0.1:{FreePort.Find()}",
            Insecure = true,
        };

        await Awaiting(() => ServerUnderTest.StartAsync(
            services => services.AddHostedService<FailingStart>().AddCompositionFunction(new IdleFunction()), options))
            .Should().ThrowExactlyAsync<InvalidOperationException>();
        await using var server = await ServerUnderTest.EchoAsync(options);

        server.Server.EndPoint.ToString().Should().Be(options.Address);
        server.Server.MetricsEndPoint!.ToString().Should().Be(options.MetricsAddress);
    }

    [Fact]
    public async Task Start_ThatAHostedServiceStops_IsRefused()
    {
        var start = () => ServerUnderTest.StartAsync(
            services => services.AddHostedService<StoppingStart>().AddCompositionFunction(new IdleFunction()),
            new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true });

        (await start.Should().ThrowExactlyAsync<FunctionHostException>())
            .WithMessage("cannot start: a hosted service stopped the server while it started");
    }

    [Fact]
    public async Task Start_WithoutFunction_IsRefused()
    {
        var start = () => ServerUnderTest.StartAsync(
            _ => { }, new FunctionHostOptions { Address = "127.0.0.1:0", Insecure = true });

        (await start.Should().ThrowExactlyAsync<FunctionHostException>()).WithMessage(
            "cannot start: the services must have a function, but have none: add it with AddCompositionFunction");
    }

    [Fact]
    public async Task Start_WithSeveralMistakes_TellsThemAll()
    {
        var options = new FunctionHostOptions { Insecure = true, MaxConcurrentCalls = -1, MaxRequestMemoryBytes = 0 };

        (await RefuseAsync(options)).Should().Be(
            "cannot start: the number of calls in progress must be 1 or more, but is -1; "
            + "the memory of requests must be 1 byte or more, but is 0");
    }

    private static async Task StopAndDisposeAsync(FunctionServer server)
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private static async Task<string> RefuseAsync(FunctionHostOptions options)
    {
        var exception = (await Awaiting(
            () => FunctionServer.StartAsync(new IdleFunction(), options))
                .Should().ThrowExactlyAsync<FunctionHostException>()).Which;
        return exception.Message;
    }
}
