using System.Buffers;
using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.Protocol;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace TestSupport.Servers;

/// <summary>Answers both versions of RunFunction, or one of them, with bytes that need not be a message.</summary>
public sealed class BytesMethods(BytesMethod method, params string[] services) : IServiceMethodProvider<FunctionCalls>
{
    private static readonly Marshaller<byte[]> Bytes = new(bytes => bytes, bytes => bytes);

    /// <summary>Encodes an answer.</summary>
    public Func<byte[], byte[]> Write { get; init; } = bytes => bytes;

    public static ValueTask Echo(
        ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken)
    {
        foreach (var segment in request)
        {
            response.Write(segment.Span);
        }

        return ValueTask.CompletedTask;
    }

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<FunctionCalls> context)
    {
        var answers = new Marshaller<byte[]>(Write, bytes => bytes);
        foreach (var service in services is [] ? [RunFunctionMethods.V1Service, RunFunctionMethods.V1Beta1Service] : services)
        {
            var named = new Method<byte[], byte[]>(MethodType.Unary, service, RunFunctionMethods.V1.Name, Bytes, answers);
            context.AddUnaryMethod(named, [], (_, request, call) => AnswerAsync(request, call.CancellationToken));
        }
    }

    private async Task<byte[]> AnswerAsync(byte[] request, CancellationToken cancellationToken)
    {
        var response = new ArrayBufferWriter<byte>();
        await method(new ReadOnlySequence<byte>(request), response, cancellationToken);
        return response.WrittenSpan.ToArray();
    }
}
