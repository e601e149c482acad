using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>A method of gRPC, in the words of metrics and traces.</summary>
/// <param name="Service">The full name of the service.</param>
/// <param name="Name">The name of the method.</param>
/// <param name="Type">The number of its messages: <c>unary</c>, <c>server_stream</c> or <c>bidi_stream</c>.</param>
internal sealed record RpcMethod(string Service, string Name, string Type)
{
    /// <summary>The name in the form <c>service/method</c>.</summary>
    public string FullName { get; } = $"{Service}/{Name}";

    public static RpcMethod From(IMethod method) => new(method.ServiceName, method.Name, method.Type switch
    {
        MethodType.ServerStreaming => "server_stream",
        MethodType.DuplexStreaming => "bidi_stream",
        _ => "unary",
    });
}
