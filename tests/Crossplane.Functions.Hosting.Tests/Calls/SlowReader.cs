using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <summary>Calls over HTTP/2 and does not receive what is sent in answer.</summary>
internal sealed class SlowReader : IDisposable
{
    private readonly HttpClient _client;
    private readonly List<HttpResponseMessage> _answers = [];

    public SlowReader(IPEndPoint server) => _client = new HttpClient(new SocketsHttpHandler
    {
        UseProxy = false,
        InitialHttp2StreamWindowSize = 65535,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri($"http://{server}"),
    };

    /// <summary>Returns when the headers of the answer have arrived.</summary>
    public async Task CallAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, RawGrpcClient.V1)
        {
            Content = new ByteArrayContent(body),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        _answers.Add(await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    public void Dispose()
    {
        _answers.ForEach(answer => answer.Dispose());
        _client.Dispose();
    }
}
