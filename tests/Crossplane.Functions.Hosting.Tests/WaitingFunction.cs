namespace Crossplane.Functions.Hosting.Tests;

/// <summary>Waits until it is told to give up.</summary>
internal sealed class WaitingFunction : IFunction
{
    public async ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        await Task.Delay(Timeout.Infinite, cancellationToken);
}
