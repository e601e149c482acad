using Crossplane.Functions.Protocol;
using Grpc.AspNetCore.Server.Model;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Binds both versions of RunFunction to one service.</summary>
internal sealed class FunctionMethods : IServiceMethodProvider<FunctionCalls>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<FunctionCalls> context)
    {
        context.AddUnaryMethod(RunFunctionMethods.V1, [], (calls, request, call) => calls.RunAsync(request, call));
        context.AddUnaryMethod(RunFunctionMethods.V1Beta1, [], (calls, request, call) => calls.RunAsync(request, call));
    }
}
