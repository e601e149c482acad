using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Crossplane.Functions.Hosting.Tests.Calls;

public sealed class RequestTests
{
    private static readonly byte[] Frame = RawGrpcClient.Frame([1]);

    [Theory]
    [InlineData(RawGrpcClient.V1)]
    [InlineData(RawGrpcClient.V1Beta1)]
    public async Task Request_OfEitherVersion_IsAnswered(string path)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(path, Frame);

        answer.Status.Should().Be("0");
        answer.Body.Should().Equal(Frame);
    }

    [Theory]
    [InlineData("/apiextensions.fn.proto.v1.FunctionRunnerService/Run")]
    [InlineData("/apiextensions.fn.proto.v2.FunctionRunnerService/RunFunction")]
    [InlineData("/grpc.health.v1.Health/List")]
    public async Task Request_OfUnknownMethod_IsUnimplemented(string path)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(path, Frame);
        var next = await client.CallAsync(Frame);

        answer.HttpStatus.Should().Be(HttpStatusCode.OK);
        answer.Status.Should().Be("12");
        next.Status.Should().Be("0");
        client.Connections.Should().Be(1);
    }

    [Theory]
    [InlineData("application/grpc")]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc;charset=utf-8")]
    [InlineData("Application/GRPC")]
    public async Task Request_WithContentTypeOfGrpc_IsAnswered(string contentType)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.CallAsync(RawGrpcClient.V1, Frame, contentType);

        answer.Status.Should().Be("0");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grp")]
    [InlineData(null)]
    public async Task Request_WithOtherContentType_IsUnsupported(string? contentType)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();
        using var content = new ByteArrayContent(Frame);

        var answer = await client.SendAsync(
            HttpMethod.Post, RawGrpcClient.V1, content, contentType, CancellationToken.None);

        answer.HttpStatus.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Request_WithOtherMethod_IsRefused()
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var client = server.Connect();

        var answer = await client.SendAsync(HttpMethod.Get, RawGrpcClient.V1, null, null, CancellationToken.None);

        answer.HttpStatus.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("POST /apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction HTTP/1.1\r\nHost: function\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001garbage of a client that does not speak the protocol\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nno frame has these bytes for a header")]
    public async Task Connection_ThatIsNotHttp2_IsClosedAndTheNextIsServed(string garbage)
    {
        await using var server = await ServerUnderTest.EchoAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Server.EndPoint);
        await socket.SendAsync(Encoding.Latin1.GetBytes(garbage));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[1024];
        while (await ReceiveAsync(socket, buffer, timeout.Token) > 0)
        {
        }

        using var client = server.Connect();
        var answer = await client.CallAsync(Frame);

        answer.Status.Should().Be("0");
    }

    private static async Task<int> ReceiveAsync(Socket socket, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, cancellationToken);
        }
        catch (SocketException)
        {
            // A reset closes the connection as well.
            return 0;
        }
    }
}
