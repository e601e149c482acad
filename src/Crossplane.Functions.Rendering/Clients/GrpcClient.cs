using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function that listens: without TLS, as one under development does, or with.</summary>
internal sealed class GrpcClient : IFunctionClient, IDisposable
{
    private const int HeaderLength = 5;
    private const int MaxMessageLength = 4 * 1024 * 1024;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Services =
        ["apiextensions.fn.proto.v1.FunctionRunnerService", "apiextensions.fn.proto.v1beta1.FunctionRunnerService"];

    private readonly HttpClient _http;
    private readonly string _function;
    private readonly GrpcTarget _target;
    private readonly Action<string> _onWaiting;
    private string? _refusal;
    private bool _hasAnswered;
    private bool _hasWaited;

    /// <param name="function">The function's name.</param>
    /// <param name="target">Where it listens; its certificates are disposed of with this.</param>
    /// <param name="onWaiting">Receives a sentence, once, when the function does not listen yet.</param>
    public GrpcClient(string function, GrpcTarget target, Action<string> onWaiting)
    {
        _function = function;
        _target = target;
        _onWaiting = onWaiting;
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        if (target.Certificates is { } certificates)
        {
            handler.SslOptions = certificates.CreateOptions(refusal => _refusal = refusal);
        }

        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Authority => _target.Authority;

    /// <summary>Calls version 1 of the service, and v1beta1 if the function does not know it.</summary>
    public async ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await CallAsync(Services[0], request, cancellationToken).ConfigureAwait(false);
            }
            catch (GrpcStatusException exception) when (exception.Code == GrpcStatusException.Unimplemented)
            {
                return await CallAsync(Services[1], request, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is GrpcStatusException or HttpRequestException or IOException or InvalidProtocolBufferException)
        {
            throw new RenderException($"cannot run Function \"{_function}\" at {_target.Authority}: {Cause(exception)}", exception);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new RenderException($"cannot run Function \"{_function}\": {_target.Authority} does not answer within the timeout", exception);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _target.Certificates?.Dispose();
    }

    /// <summary>What is wrong with a certificate, and not only that a connection could not be made.</summary>
    private string Cause(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } inner } => _refusal ?? inner.Message,
        _ => exception.Message,
    };

    private async Task<RunFunctionResponse> CallAsync(string service, RunFunctionRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(service, request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        RequireSuccess(response);
        if (body.Length < HeaderLength || body[0] != 0 || BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1)) != body.Length - HeaderLength)
        {
            throw new IOException("the answer is not one uncompressed gRPC message");
        }

        RequireAccepted(body.Length - HeaderLength);
        return RunFunctionResponse.Parser.ParseFrom(body.AsSpan(HeaderLength));
    }

    /// <summary>A function that does not listen yet is waited for, as the reference does, until the caller gives up.</summary>
    private async Task<HttpResponseMessage> SendAsync(string service, RunFunctionRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var message = CreateMessage(service, request);
                var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                _hasAnswered = true;
                return response;
            }
            catch (HttpRequestException exception) when (IsNotReady(exception))
            {
                ReportWaiting(exception);
                await Task.Delay(RetryDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Nothing listens, or what listens hangs up before it speaks HTTP/2: a port that is forwarded to a container which is
    /// still starting does. After a first answer, a connection that breaks is an error.
    /// </summary>
    private bool IsNotReady(HttpRequestException exception) => exception switch
    {
        { InnerException: SocketException } => true,
        _ when _hasAnswered => false,
        { HttpRequestError: HttpRequestError.InvalidResponse, InnerException.InnerException: HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } } => true,
        { HttpRequestError: HttpRequestError.Unknown, InnerException: IOException { InnerException: SocketException or ObjectDisposedException } } => true,
        { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: IOException } => true,
        _ => false,
    };

    private void ReportWaiting(HttpRequestException exception)
    {
        if (!_hasWaited)
        {
            _hasWaited = true;
            _onWaiting($"waiting for Function \"{_function}\" at {_target.Authority}: {exception.Message}");
        }
    }

    private HttpRequestMessage CreateMessage(string service, RunFunctionRequest request)
    {
        var body = new byte[HeaderLength + request.CalculateSize()];
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(1), (uint)(body.Length - HeaderLength));
        request.WriteTo(body.AsSpan(HeaderLength));
        return new HttpRequestMessage(HttpMethod.Post, new Uri(_target.Address, $"{service}/RunFunction"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { Host = _target.ServerName, TE = { new TransferCodingWithQualityHeaderValue("trailers") } },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
    }

    private static void RequireSuccess(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"the answer is HTTP {(int)response.StatusCode} and not gRPC"));
        }

        var status = Header(response, "grpc-status") ?? throw new IOException("the answer has no gRPC status");
        if (status != "0")
        {
            var code = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 2;
            throw new GrpcStatusException(code, Uri.UnescapeDataString(Header(response, "grpc-message") ?? ""));
        }
    }

    /// <summary>Crossplane's client refuses a message that is larger than gRPC's default.</summary>
    private static void RequireAccepted(int length)
    {
        if (length > MaxMessageLength)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"received message larger than max ({length} vs. {MaxMessageLength})");
            throw new GrpcStatusException(GrpcStatusException.ResourceExhausted, message);
        }
    }

    /// <summary>In an answer without a message, the trailers are the headers.</summary>
    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values)
            ? string.Concat(values)
            : null;
}
