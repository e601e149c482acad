using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Crossplane.Functions.Hosting.Tests.Calls;

/// <summary>Sends bytes as they are, over one HTTP/2 connection as long as it lives.</summary>
internal sealed class RawGrpcClient : IDisposable
{
    public const string V1 = "/apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction";
    public const string V1Beta1 = "/apiextensions.fn.proto.v1beta1.FunctionRunnerService/RunFunction";

    private readonly HttpClient _client;
    private int _connections;

    public RawGrpcClient(IPEndPoint server, SslClientAuthenticationOptions? tls = null) =>
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = tls ?? new SslClientAuthenticationOptions(),
            ConnectCallback = async (_, cancellationToken) =>
            {
                Interlocked.Increment(ref _connections);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(server, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = new Uri($"{(tls is null ? "http" : "https")}://{server}"),
            Timeout = TimeSpan.FromSeconds(30),
        };

    /// <summary>How often the client had to connect.</summary>
    public int Connections => _connections;

    public static byte[] Frame(ReadOnlySpan<byte> message, byte flag = 0) =>
        [
            flag, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length,
            .. message,
        ];

    public Task<RawGrpcAnswer> CallAsync(byte[] body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, V1, new ByteArrayContent(body), "application/grpc", CancellationToken.None, headers);

    public Task<RawGrpcAnswer> CallAsync(string path, byte[] body, string contentType = "application/grpc") =>
        SendAsync(HttpMethod.Post, path, new ByteArrayContent(body), contentType, CancellationToken.None);

    public async Task<RawGrpcAnswer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        string? contentType,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        if (contentType is not null)
        {
            content?.Headers.TryAddWithoutValidation("content-type", contentType);
        }

        foreach ((var name, var value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response =
            await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new RawGrpcAnswer(
            response.StatusCode,
            Flatten(response.Headers.Concat(response.Content.Headers)),
            Flatten(response.TrailingHeaders),
            body);
    }

    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> Flatten(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
}
