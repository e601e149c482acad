using Crossplane.Functions;

namespace TestSupport.Servers;

/// <summary>Waits until it is told to give up.</summary>
public sealed class WaitingFunction : IFunction
{
    public async ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken) =>
        await Task.Delay(Timeout.Infinite, cancellationToken);
}
