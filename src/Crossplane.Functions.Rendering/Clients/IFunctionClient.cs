using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function, which may run in this process or listen elsewhere.</summary>
internal interface IFunctionClient
{
    /// <summary>Calls the function.</summary>
    /// <exception cref="RenderException">The function cannot be reached or returns a gRPC error.</exception>
    ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken);
}
