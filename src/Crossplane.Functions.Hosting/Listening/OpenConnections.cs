using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>The connections of one address: bounds their number, and closes them without cutting off their calls.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _open = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int? _maxCount;
    private int _count;
    private volatile bool _isClosing;

    /// <param name="maxCount">The number of connections that may be open; more are closed at once. Null for any number.</param>
    public OpenConnections(int? maxCount = null) => _maxCount = maxCount;

    /// <summary>Keeps account of a connection while it is served.</summary>
    public ConnectionDelegate Use(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    /// <summary>Asks every client to make no new calls, and waits until all connections have ended.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        _isClosing = true;
        foreach (var connection in _open.Values)
        {
            RequestClose(connection);
        }

        Leave();
        await _closed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        try
        {
            if (Interlocked.Increment(ref _count) > _maxCount || _isClosing)
            {
                return;
            }

            _open[connection.ConnectionId] = connection;
            if (_isClosing)
            {
                RequestClose(connection);
            }

            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            _open.TryRemove(connection.ConnectionId, out _);
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0 && _isClosing)
        {
            _closed.TrySetResult();
        }
    }

    // HTTP/2 sends GOAWAY and ends the connection after its last call.
    private static void RequestClose(ConnectionContext connection) =>
        connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
}
