using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The answer to a call that the process has no memory for: Crossplane calls again.</summary>
internal static class ShortOfMemory
{
    public static RpcException Refusal() =>
        new(new Status(StatusCode.ResourceExhausted, "cannot answer call: the server is out of memory"));
}
