using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>Closes connections whose client does not begin to speak, which would be kept as long as they are idle.</summary>
internal sealed class SilentConnections
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConnectionDelegate _next;

    /// <param name="next">Serves a connection whose first bytes have arrived.</param>
    public SilentConnections(ConnectionDelegate next) => _next = next;

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        if (await HasSpokenAsync(connection).ConfigureAwait(false))
        {
            await _next(connection).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> HasSpokenAsync(ConnectionContext connection)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        patience.CancelAfter(Patience);
        try
        {
            ReadResult first = await connection.Transport.Input.ReadAsync(patience.Token).ConfigureAwait(false);

            // Nothing is taken away: who reads next gets the same bytes at once.
            connection.Transport.Input.AdvanceTo(first.Buffer.Start);
            return !first.Buffer.IsEmpty;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
