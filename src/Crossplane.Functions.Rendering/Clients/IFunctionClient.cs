using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function: one in this process, or one that listens elsewhere.</summary>
internal interface IFunctionClient
{
    /// <summary>Calls the function.</summary>
    /// <exception cref="RenderException">The function cannot be reached, or answers with a gRPC error.</exception>
    ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken);
}
