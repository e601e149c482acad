namespace Crossplane.Functions.Tests;

/// <summary>A function that a test writes in place.</summary>
internal sealed class DelegateFunction : IFunction
{
    private readonly Func<FunctionContext, CancellationToken, ValueTask> _run;

    public DelegateFunction(Action<FunctionContext> run)
        : this((context, _) =>
        {
            run(context);
            return ValueTask.CompletedTask;
        })
    {
    }

    public DelegateFunction(Func<FunctionContext, CancellationToken, ValueTask> run) => _run = run;

    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) => _run(context, cancellationToken);
}
