namespace Crossplane.Functions.Hosting.Tests;

internal sealed class IdleFunction : IFunction
{
    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
