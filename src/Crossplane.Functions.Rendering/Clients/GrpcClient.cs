using System.Globalization;
using System.Net.Sockets;
using Crossplane.Functions.Protocol;
using Grpc.Core;
using Grpc.Net.Client;
using Status = Grpc.Core.Status;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function over gRPC, with TLS or, as in development, without.</summary>
internal sealed class GrpcClient : IFunctionClient, IDisposable
{
    private const int MaxMessageLength = 4 * 1024 * 1024;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private static readonly Method<RunFunctionRequest, RunFunctionResponse> V1 = Limit(RunFunctionMethods.V1);
    private static readonly Method<RunFunctionRequest, RunFunctionResponse> V1Beta1 = Limit(RunFunctionMethods.V1Beta1);

    private readonly GrpcAnswerHandler _handler;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _invoker;
    private readonly string _function;
    private readonly GrpcTarget _target;
    private readonly Action<string> _onWaiting;
    private string? _refusal;
    private bool _hasWaited;

    /// <param name="function">The function's name.</param>
    /// <param name="target">The address of the function. Its certificates are disposed of with this.</param>
    /// <param name="onWaiting">Receives a sentence, once, if the function does not listen yet.</param>
    public GrpcClient(string function, GrpcTarget target, Action<string> onWaiting)
    {
        _function = function;
        _target = target;
        _onWaiting = onWaiting;
        var sockets = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        if (target.Certificates is { } certificates)
        {
            sockets.SslOptions = certificates.CreateOptions(refusal => _refusal = refusal);
        }

        _handler = new GrpcAnswerHandler(target.ServerName, sockets);
        _channel = GrpcChannel.ForAddress(target.Address, new GrpcChannelOptions
        {
            // With a client instead of a handler, the channel leaves connections to it: it does not delay a new attempt.
            HttpClient = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan },
            DisposeHttpClient = true,
            CompressionProviders = [],
            // The library's own limit does not say how long a message is.
            MaxReceiveMessageSize = null,
            ThrowOperationCanceledOnCancellation = true,
        });
        _invoker = _channel.CreateCallInvoker();
    }

    /// <summary>Host and port of the function.</summary>
    public string Authority => _target.Authority;

    /// <summary>Calls version v1 of the method, and v1beta1 if the function does not implement it.</summary>
    public async ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await CallAsync(V1, request, cancellationToken).ConfigureAwait(false);
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.Unimplemented)
            {
                return await CallAsync(V1Beta1, request, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (RpcException exception)
        {
            throw new RenderException(Describe(exception.Status), exception);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new RenderException(
                $"cannot run Function \"{_function}\": {Authority} does not answer within the timeout", exception);
        }
    }

    public void Dispose()
    {
        _channel.Dispose();
        _handler.Dispose();
        _target.Certificates?.Dispose();
    }

    /// <summary>Limits responses as Crossplane's client does: to 4 MiB, the default of gRPC, with the words of grpc-go.</summary>
    private static Method<RunFunctionRequest, RunFunctionResponse> Limit(Method<RunFunctionRequest, RunFunctionResponse> method)
    {
        var marshaller = method.ResponseMarshaller;
        return new(method.Type, method.ServiceName, method.Name, method.RequestMarshaller, Marshallers.Create(
            marshaller.ContextualSerializer,
            context =>
            {
                if (context.PayloadLength > MaxMessageLength)
                {
                    var message = string.Create(
                        CultureInfo.InvariantCulture,
                        $"received message larger than max ({context.PayloadLength} vs. {MaxMessageLength})");
                    throw new RpcException(new Status(StatusCode.ResourceExhausted, message));
                }

                return marshaller.ContextualDeserializer(context);
            }));
    }

    /// <summary>Waits for a function that does not listen yet, as the reference does, until the caller cancels.</summary>
    private async Task<RunFunctionResponse> CallAsync(
        Method<RunFunctionRequest, RunFunctionResponse> method, RunFunctionRequest request, CancellationToken cancellationToken)
    {
        var options = new CallOptions(cancellationToken: cancellationToken);
        while (true)
        {
            try
            {
                using var call = _invoker.AsyncUnaryCall(method, null, options, request);
                return await call.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException exception)
                when (exception.Status.DebugException is HttpRequestException cause && IsNotReady(cause))
            {
                ReportWaiting(cause);
                await Task.Delay(RetryDelay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Tells whether nothing listens, or the listener hangs up before it speaks HTTP/2, as a port does that is forwarded to
    /// a container which is still starting. After the first response, a connection that breaks is an error.
    /// </summary>
    private bool IsNotReady(HttpRequestException exception) => exception switch
    {
        { InnerException: SocketException } => true,
        _ when _handler.HasAnswered => false,
        {
            HttpRequestError: HttpRequestError.InvalidResponse,
            InnerException.InnerException: HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded },
        } => true,
        {
            HttpRequestError: HttpRequestError.Unknown,
            InnerException: IOException { InnerException: SocketException or ObjectDisposedException },
        } => true,
        { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: IOException } => true,
        _ => false,
    };

    private void ReportWaiting(HttpRequestException cause)
    {
        if (!_hasWaited)
        {
            _hasWaited = true;
            _onWaiting($"waiting for Function \"{_function}\" at {Authority}: {cause.Message}");
        }
    }

    /// <summary>Describes a status as Crossplane does, and a failure below gRPC by its cause.</summary>
    private string Describe(Status status) => status.DebugException switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } cause =>
            Located(_refusal ?? (cause.InnerException ?? cause).Message),
        HttpRequestException or IOException => Located(status.DebugException.Message),
        _ => $"rpc error: code = {GetName(status.StatusCode)} desc = {status.Detail}",
    };

    private string Located(string cause) => $"cannot run Function \"{_function}\" at {Authority}: {cause}";

    private static string GetName(StatusCode code) => code == StatusCode.Cancelled ? "Canceled" : code.ToString();
}
