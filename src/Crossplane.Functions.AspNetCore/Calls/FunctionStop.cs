namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Ends the calls that would last as long as their caller wants, when the server stops.</summary>
internal sealed class FunctionStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Set when the server stops.</summary>
    public CancellationToken Token => _source.Token;

    public void Begin() => _source.Cancel();

    public void Dispose() => _source.Dispose();
}
