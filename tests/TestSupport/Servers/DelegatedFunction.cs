using Crossplane.Functions;

namespace TestSupport.Servers;

public sealed class DelegatedFunction(Func<FunctionContext, Task> run) : IFunction
{
    public async ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => await run(context);
}
