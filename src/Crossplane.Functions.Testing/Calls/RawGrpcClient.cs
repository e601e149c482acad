using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Crossplane.Functions.Testing.Calls;

/// <summary>
/// Calls a gRPC server with bytes as they are, also with those that no client would send, over one HTTP/2 connection as long as
/// it lives.
/// </summary>
/// <remarks>A call that has no answer after 30 seconds fails with a <see cref="TaskCanceledException"/>.</remarks>
/// <example>
/// <code>
/// using var client = new RawGrpcClient(server.EndPoint);
/// var answer = await client.CallAsync(RawGrpcClient.Frame(request.ToBytes()));
/// var response = FunctionAnswer.Parse(answer.Payload);
/// </code>
/// </example>
public sealed class RawGrpcClient : IDisposable
{
    /// <summary>The path of RunFunction, version v1.</summary>
    public const string V1 = "/apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction";

    /// <summary>The path of RunFunction, version v1beta1.</summary>
    public const string V1Beta1 = "/apiextensions.fn.proto.v1beta1.FunctionRunnerService/RunFunction";

    private readonly HttpClient _client;
    private int _connections;

    /// <summary>Creates a client, which connects with its first call.</summary>
    /// <param name="server">The address of the server.</param>
    /// <param name="tls">The certificates of the client and its check of the server; null for a server without TLS.</param>
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

    /// <summary>Puts a message into a frame.</summary>
    /// <param name="message">The message.</param>
    /// <param name="flag">1 for a message that is compressed.</param>
    public static byte[] Frame(ReadOnlySpan<byte> message, byte flag = 0) =>
        [
            flag, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length,
            .. message,
        ];

    /// <summary>Calls version v1 of RunFunction.</summary>
    /// <param name="body">The body, such as a <see cref="Frame"/>.</param>
    /// <param name="headers">Further headers, such as <c>grpc-timeout</c>.</param>
    public Task<RawGrpcAnswer> CallAsync(byte[] body, params (string Name, string Value)[] headers) =>
        CallAsync(body, CancellationToken.None, headers);

    /// <inheritdoc cref="CallAsync(byte[], ValueTuple{string, string}[])" path="/summary" />
    /// <param name="body">The body, such as a <see cref="Frame"/>.</param>
    /// <param name="cancellationToken">Cancels the call, as a client does that goes away.</param>
    /// <param name="headers">Further headers, such as <c>grpc-timeout</c>.</param>
    public Task<RawGrpcAnswer> CallAsync(
        byte[] body, CancellationToken cancellationToken, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, V1, new ByteArrayContent(body), "application/grpc", cancellationToken, headers);

    /// <summary>Calls a method.</summary>
    /// <param name="path">The path of the method, such as <see cref="V1Beta1"/>.</param>
    /// <param name="body">The body, such as a <see cref="Frame"/>.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="cancellationToken">Cancels the call, as a client does that goes away.</param>
    public Task<RawGrpcAnswer> CallAsync(
        string path,
        byte[] body,
        string contentType = "application/grpc",
        CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, new ByteArrayContent(body), contentType, cancellationToken);

    /// <summary>Sends any request over HTTP/2.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="contentType">The content type; null for none.</param>
    /// <param name="cancellationToken">Cancels the call, as a client does that goes away.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<RawGrpcAnswer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        string? contentType,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
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

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> Flatten(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
}
