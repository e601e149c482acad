using Crossplane.Functions;

namespace TestSupport.Servers;

public sealed class IdleFunction : IFunction
{
    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
