using Crossplane.Functions.Hosting.Grpc;
using Google.Protobuf;
using Grpc.Reflection.V1;

namespace Crossplane.Functions.Hosting.Reflection;

/// <summary>
/// The service ServerReflection of grpc.reflection.v1, and of v1alpha, whose messages are the same on the wire: tells
/// tools such as grpcurl what the server can be asked, and in which messages.
/// </summary>
internal sealed class ReflectionService
{
    public const string V1 = "grpc.reflection.v1.ServerReflection";
    public const string V1Alpha = "grpc.reflection.v1alpha.ServerReflection";

    private readonly DescriptorCatalog _descriptors;
    private readonly ServerStop _stop;

    /// <param name="descriptors">What is told.</param>
    /// <param name="stop">Ends the calls.</param>
    public ReflectionService(DescriptorCatalog descriptors, ServerStop stop)
    {
        _descriptors = descriptors;
        _stop = stop;
    }

    /// <summary>Answers question by question, see <see cref="StreamMethod"/>.</summary>
    public Task InfoAsync(RequestStream requests, ResponseStream responses, CancellationToken cancellationToken) =>
        _stop.InterruptAsync(either => AnswerAsync(requests, responses, either), cancellationToken);

    private async Task<bool> AnswerAsync(RequestStream requests, ResponseStream responses, CancellationToken cancellationToken)
    {
        while (await requests.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
        {
            ServerReflectionRequest request = RequestMessage.Parse(ServerReflectionRequest.Parser, message);
            await responses.WriteAsync(Answer(request), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        ServerReflectionResponse response = request.MessageRequestCase switch
        {
            ServerReflectionRequest.MessageRequestOneofCase.ListServices => ListServices(),
            ServerReflectionRequest.MessageRequestOneofCase.FileByFilename =>
                Files(_descriptors.FindFile(request.FileByFilename), "file", request.FileByFilename),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol =>
                Files(_descriptors.FindSymbol(request.FileContainingSymbol), "symbol", request.FileContainingSymbol),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension =>
                Files(null, "extension of", request.FileContainingExtension.ContainingType),
            ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType => Extensions(request.AllExtensionNumbersOfType),
            _ => Refuse(GrpcStatusCode.InvalidArgument, "cannot answer a request that asks for nothing"),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private ServerReflectionResponse ListServices() => new()
    {
        ListServicesResponse = new ListServiceResponse { Service = { _descriptors.Services.Select(name => new ServiceResponse { Name = name }) } },
    };

    // The contracts are proto3, which has no extensions but of options.
    private ServerReflectionResponse Extensions(string message) => _descriptors.IsMessage(message)
        ? new() { AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = message } }
        : Refuse(GrpcStatusCode.NotFound, $"unknown type \"{message}\"");

    private static ServerReflectionResponse Files(IEnumerable<ByteString>? files, string what, string name) => files is null
        ? Refuse(GrpcStatusCode.NotFound, $"unknown {what} \"{name}\"")
        : new() { FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { files } } };

    private static ServerReflectionResponse Refuse(GrpcStatusCode status, string message) => new()
    {
        ErrorResponse = new ErrorResponse { ErrorCode = (int)status, ErrorMessage = message },
    };
}
