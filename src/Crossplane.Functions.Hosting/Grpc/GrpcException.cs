namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Ends a call with a status that is not OK; the message is shown to the caller.</summary>
internal sealed class GrpcException : Exception
{
    public GrpcException(GrpcStatusCode status, string message, Exception? innerException = null)
        : base(message, innerException) => Status = status;

    public GrpcStatusCode Status { get; }
}
