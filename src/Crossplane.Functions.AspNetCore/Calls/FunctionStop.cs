using System.ComponentModel;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Ends the calls that would last as long as their caller wants, when the server stops.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Set when the server stops.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Ends the calls.</summary>
    public void Begin() => _source.Cancel();

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();
}
