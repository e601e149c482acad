namespace Crossplane.Functions.Testing.Tests;

internal sealed class DelegatedFunction(Action<FunctionContext> run) : IFunction
{
    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        run(context);
        return ValueTask.CompletedTask;
    }
}
