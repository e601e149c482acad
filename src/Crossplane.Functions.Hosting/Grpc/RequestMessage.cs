using System.Buffers;
using Google.Protobuf;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Reads the requests of the services beside Crossplane's.</summary>
internal static class RequestMessage
{
    /// <exception cref="GrpcException">The bytes are no such message.</exception>
    public static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> message)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(message);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"cannot read {typeof(T).Name}: {exception.Message}", exception);
        }
    }
}
