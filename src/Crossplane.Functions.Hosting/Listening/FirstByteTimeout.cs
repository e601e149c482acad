using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>Closes connections whose client sends nothing, which would otherwise be kept for as long as they are idle.</summary>
internal static class FirstByteTimeout
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Serves a connection once its first bytes have arrived.</summary>
    public static ConnectionDelegate Use(ConnectionDelegate next) => async connection =>
    {
        if (await HasSpokenAsync(connection).ConfigureAwait(false))
        {
            await next(connection).ConfigureAwait(false);
        }
    };

    private static async ValueTask<bool> HasSpokenAsync(ConnectionContext connection)
    {
        // A stop asks connections to close, also those that have not spoken.
        var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(
            connection.ConnectionClosed, closing ?? CancellationToken.None);
        timeout.CancelAfter(Timeout);
        try
        {
            var first = await connection.Transport.Input.ReadAsync(timeout.Token).ConfigureAwait(false);

            // Nothing is consumed: the next reader gets the same bytes at once.
            connection.Transport.Input.AdvanceTo(first.Buffer.Start);
            return !first.Buffer.IsEmpty;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
