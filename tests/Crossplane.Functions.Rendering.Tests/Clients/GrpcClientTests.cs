using System.Net;
using System.Net.Sockets;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Rendering.Tests.Clients;

public class GrpcClientTests
{
    private const string Version1 = "/apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction";
    private const string Version1Beta1 = "/apiextensions.fn.proto.v1beta1.FunctionRunnerService/RunFunction";

    private static readonly RunFunctionRequest Request = new() { Meta = new RequestMeta { Tag = "asked" } };
    private static readonly RunFunctionResponse Response = new() { Meta = new ResponseMeta { Tag = "answered" } };

    [Fact]
    public async Task RunAsync_Ok_ReturnsTheMessage()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Request.ContentType.Should().Be("application/grpc");
            context.Request.Headers.TE.Should().Equal("trailers");
            return ScriptedServer.WriteMessageAsync(context, Response);
        });

        (await RunAsync(server.Target)).Should().Be(Response);
        server.Request.Should().Be(Request);
        server.Paths.Should().Equal(Version1);
    }

    [Fact]
    public async Task RunAsync_TargetWithTheDnsScheme_IsCalled()
    {
        await using var server = await ScriptedServer.StartAsync(context => ScriptedServer.WriteMessageAsync(context, Response));

        (await RunAsync($"dns:///{server.Target}")).Should().Be(Response);
    }

    [Fact]
    public async Task RunAsync_EmptyMessage_IsAnEmptyResponse()
    {
        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteMessageAsync(context, new RunFunctionResponse()));

        (await RunAsync(server.Target)).Should().Be(new RunFunctionResponse());
    }

    [Fact]
    public async Task RunAsync_Version1Unimplemented_CallsVersion1Beta1()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Request.Path == Version1
            ? ScriptedServer.WriteStatus(context, 12)
            : ScriptedServer.WriteMessageAsync(context, Response));

        (await RunAsync(server.Target)).Should().Be(Response);
        server.Paths.Should().Equal(Version1, Version1Beta1);
    }

    [Fact]
    public async Task RunAsync_BothUnimplemented_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteStatus(context, 12, "unknown service"));

        await AssertFailsAsync(server, "rpc error: code = Unimplemented desc = unknown service");
        server.Paths.Should().Equal(Version1, Version1Beta1);
    }

    [Theory]
    [InlineData(2, "cannot%20do%3A 100%25 caf%C3%A9%0Anext", "rpc error: code = Unknown desc = cannot do: 100% caf\u00E9\nnext")]
    [InlineData(14, "", "rpc error: code = Unavailable desc = ")]
    [InlineData(99, "odd", "rpc error: code = 99 desc = odd")]
    public async Task RunAsync_ErrorWithoutMessage_Throws(int code, string message, string expected)
    {
        await using var server = await ScriptedServer.StartAsync(context => ScriptedServer.WriteStatus(context, code, message));

        await AssertFailsAsync(server, expected);
        server.Paths.Should().Equal(Version1);
    }

    [Fact]
    public async Task RunAsync_ErrorInTheTrailers_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await ScriptedServer.WriteMessageAsync(context, [], status: "13");
            context.Response.AppendTrailer("grpc-message", "half%20done");
        });

        await AssertFailsAsync(server, "rpc error: code = Internal desc = half done");
    }

    [Fact]
    public async Task RunAsync_NotGrpc_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("<html>"));

        await AssertFailsAsync(
            server, $"cannot run Function \"function-remote\" at {server.Target}: the answer has no gRPC status");
    }

    [Fact]
    public async Task RunAsync_HttpError_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });

        await AssertFailsAsync(
            server, $"cannot run Function \"function-remote\" at {server.Target}: the answer is HTTP 404 and not gRPC");
    }

    [Fact]
    public async Task RunAsync_OkWithoutMessage_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(context => ScriptedServer.WriteStatus(context, 0));

        await AssertFailsAsync(
            server,
            $"cannot run Function \"function-remote\" at {server.Target}: the answer is not one uncompressed gRPC message");
    }

    [Fact]
    public async Task RunAsync_CompressedMessage_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteMessageAsync(context, [], isCompressed: 1));

        await AssertFailsAsync(
            server, "rpc error: code = Internal desc = Request sent 'identity' grpc-encoding value with compressed message.");
    }

    [Fact]
    public async Task RunAsync_MessageThatIsNoResponse_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteMessageAsync(context, [0x0A, 0x7F]));

        var exception = (await Awaiting(() => RunAsync(server.Target)).Should().ThrowExactlyAsync<RenderException>()).Which;
        exception.Message.Should().StartWith("rpc error: code = Internal desc = cannot read RunFunctionResponse: ");
    }

    [Fact]
    public async Task RunAsync_MessageOverFourMebibytes_Throws()
    {
        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteMessageAsync(context, new byte[(4 * 1024 * 1024) + 1]));

        await AssertFailsAsync(
            server, "rpc error: code = ResourceExhausted desc = received message larger than max (4194305 vs. 4194304)");
    }

    [Fact]
    public async Task RunAsync_NotListeningYet_IsWaitedFor()
    {
        var port = FreePort();
        var call = RunAsync($"127.0.0.1:{port}");
        await Task.Delay(TimeSpan.FromMilliseconds(150));
        call.IsCompleted.Should().BeFalse("the server does not listen yet");

        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteMessageAsync(context, Response), port);

        (await call).Should().Be(Response);
    }

    [Fact]
    public async Task RunAsync_HangsUpWhileItStarts_IsWaitedFor()
    {
        using var forwarded = new TcpListener(IPAddress.Loopback, 0);
        forwarded.Start();
        var port = ((IPEndPoint)forwarded.LocalEndpoint).Port;
        var waiting = new List<string>();
        using var client = new GrpcClient(
            "function-remote", GrpcTarget.Parse("function-remote", $"127.0.0.1:{port}"), waiting.Add);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var call = client.RunAsync(Request, cancellation.Token).AsTask();
        for (var connection = 0; connection < 2; connection++)
        {
            using var accepted = await forwarded.AcceptTcpClientAsync(cancellation.Token);
        }

        forwarded.Stop();
        await using var server = await ScriptedServer.StartAsync(
            context => ScriptedServer.WriteMessageAsync(context, Response), port);

        (await call).Should().Be(Response);
        waiting.Should().ContainSingle().Which.Should().StartWith(
            $"waiting for Function \"function-remote\" at 127.0.0.1:{port}: ");
    }

    [Fact]
    public async Task RunAsync_HangsUpAfterAnAnswer_Throws()
    {
        var calls = 0;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            if (calls++ > 0)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return ScriptedServer.WriteMessageAsync(context, Response);
        });
        using var client = new GrpcClient("function-remote", GrpcTarget.Parse("function-remote", server.Target), _ => { });
        await client.RunAsync(Request, CancellationToken.None);

        await Awaiting(() => client.RunAsync(Request, CancellationToken.None).AsTask())
            .Should().ThrowExactlyAsync<RenderException>();
    }

    [Fact]
    public async Task RunAsync_NeverListening_NamesFunctionAndTarget()
    {
        var target = $"127.0.0.1:{FreePort()}";

        var exception = (await Awaiting(() => RunAsync(target, TimeSpan.FromMilliseconds(250)))
            .Should().ThrowExactlyAsync<RenderException>()).Which;

        exception.Message.Should().Be($"cannot run Function \"function-remote\": {target} does not answer within the timeout");
    }

    [Fact]
    public async Task RunAsync_AnswerThatDoesNotEnd_NamesFunctionAndTarget()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync(new byte[] { 0 });
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var exception = (await Awaiting(() => RunAsync(server.Target, TimeSpan.FromSeconds(1)))
            .Should().ThrowExactlyAsync<RenderException>()).Which;

        exception.Message.Should().Be(
            $"cannot run Function \"function-remote\": {server.Target} does not answer within the timeout");
    }

    [Theory]
    [InlineData("local host:1")]
    [InlineData("localhost:port")]
    [InlineData("localhost:99999")]
    [InlineData("dns:///")]
    [InlineData("dns://resolver/localhost:9443")]
    [InlineData("http://localhost:9443")]
    [InlineData("ipv4:127.0.0.1:9443")]
    [InlineData("localhost:9443/path")]
    [InlineData("user@localhost:9443")]
    [InlineData(":")]
    [InlineData("")]
    public void Create_MalformedTarget_Throws(string target)
    {
        var exception = Invoking(() => GrpcTarget.Parse("function-remote", target))
            .Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().Be(
            $"cannot call function \"function-remote\": \"{target}\" is not a target such as localhost:9443");
    }

    [Theory]
    [InlineData("localhost", "localhost:443")]
    [InlineData("[::1]", "[::1]:443")]
    [InlineData("dns:///localhost", "localhost:443")]
    [InlineData("dns:localhost:9443", "localhost:9443")]
    [InlineData("passthrough:///localhost:9443", "localhost:9443")]
    [InlineData("passthrough:localhost:9443", "localhost:9443")]
    [InlineData(":9443", "localhost:9443")]
    [InlineData("dns:///:9443", "localhost:9443")]
    [InlineData("localhost:443", "localhost:443")]
    [InlineData("localhost:80", "localhost:80")]
    public void Parse_Port_Is443UnlessGiven(string target, string expected) =>
        GrpcTarget.Parse("function-remote", target).Authority.Should().Be(expected);

    [Theory]
    [InlineData("0.0.0.0:9443", "http://127.0.0.1:9443/")]
    [InlineData("[::]:9443", "http://[::1]:9443/")]
    [InlineData("10.0.0.0:9443", "http://10.0.0.0:9443/")]
    public void Address_AnyHost_IsThisOne(string target, string expected) =>
        GrpcTarget.Parse("function-remote", target).Address.ToString().Should().Be(expected);

    private static async Task AssertFailsAsync(ScriptedServer server, string message)
    {
        var exception = (await Awaiting(() => RunAsync(server.Target)).Should().ThrowExactlyAsync<RenderException>()).Which;
        exception.Message.Should().Be(message);
    }

    private static async Task<RunFunctionResponse> RunAsync(string target, TimeSpan? timeout = null)
    {
        using var client = new GrpcClient("function-remote", GrpcTarget.Parse("function-remote", target), _ => { });
        using var cancellation = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(30));
        return await client.RunAsync(Request, cancellation.Token);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
