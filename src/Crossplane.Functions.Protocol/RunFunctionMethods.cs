using Google.Protobuf;
using Grpc.Core;

namespace Crossplane.Functions.Protocol;

/// <summary>The RunFunction method in the versions of Crossplane's protocol. Their messages are the same on the wire.</summary>
public static class RunFunctionMethods
{
    private const string Name = "RunFunction";

    /// <summary>The service of version v1, which Crossplane calls since v1.17.</summary>
    public const string V1Service = "apiextensions.fn.proto.v1.FunctionRunnerService";

    /// <summary>The service of version v1beta1, which older releases of Crossplane call.</summary>
    public const string V1Beta1Service = "apiextensions.fn.proto.v1beta1.FunctionRunnerService";

    /// <summary>The method of version v1.</summary>
    public static Method<RunFunctionRequest, RunFunctionResponse> V1 { get; } = Create(V1Service);

    /// <summary>The method of version v1beta1.</summary>
    public static Method<RunFunctionRequest, RunFunctionResponse> V1Beta1 { get; } = Create(V1Beta1Service);

    private static Method<RunFunctionRequest, RunFunctionResponse> Create(string service) => new(
        MethodType.Unary,
        service,
        Name,
        Marshallers.Create<RunFunctionRequest>(Serialize, context => Parse(RunFunctionRequest.Parser, context)),
        Marshallers.Create<RunFunctionResponse>(Serialize, context => Parse(RunFunctionResponse.Parser, context)));

    private static void Serialize(IMessage message, SerializationContext context)
    {
        context.SetPayloadLength(message.CalculateSize());
        try
        {
            message.WriteTo(context.GetBufferWriter());
        }
        catch (OutOfMemoryException)
        {
            throw OutOfMemory();
        }

        context.Complete();
    }

    // Not a defect of the message: the same call may succeed later.
    private static RpcException OutOfMemory() =>
        new(new Grpc.Core.Status(StatusCode.ResourceExhausted, "cannot read or write message: out of memory"));

    private static T Parse<T>(MessageParser<T> parser, DeserializationContext context)
        where T : IMessage<T>
    {
        var payload = context.PayloadAsReadOnlySequence();
        try
        {
            return parser.ParseFrom(payload);
        }
        catch (OutOfMemoryException)
        {
            throw OutOfMemory();
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new Grpc.Core.Status(StatusCode.Internal, UnreadableMessage.Describe<T>(exception)));
        }
    }
}
