using Crossplane.Functions.Tls;
using Microsoft.AspNetCore.Connections;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>The connections of one address: bounds their number, and closes them without cutting off their calls.</summary>
internal sealed class OpenConnections
{
    private readonly Lock _lock = new();
    private readonly LinkedList<OpenConnection> _open = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _maxCount;
    private readonly int _maxPerAddress;
    private bool _isClosing;

    /// <param name="maxCount">The number of connections that may be open.</param>
    /// <param name="maxPerAddress">The number that may be open from one address.</param>
    /// <remarks>
    /// One more takes the place of the oldest that is not established, from the address that has most of them: whoever holds
    /// connections keeps nobody else out. Only if all are established, the new one is closed.
    /// </remarks>
    public OpenConnections(int maxCount, int maxPerAddress)
    {
        _maxCount = maxCount;
        _maxPerAddress = maxPerAddress;
    }

    /// <summary>Keeps account of a connection while it is served.</summary>
    public ConnectionDelegate Use(ConnectionDelegate next) => connection => ServeAsync(connection, next);

    /// <summary>Asks every client to make no new calls, and waits until all connections have ended.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        OpenConnection[] open;
        lock (_lock)
        {
            _isClosing = true;
            open = [.. _open];
            CompleteIfClosed();
        }

        Array.ForEach(open, connection => connection.RequestClose());
        await _closed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the connections whose time is over.</summary>
    /// <inheritdoc cref="OpenConnection.CloseIfDue" path="/param"/>
    public void CloseDue(DateTimeOffset now, TimeSpan grace, ServerCertificates? current)
    {
        OpenConnection[] open;
        lock (_lock)
        {
            open = [.. _open];
        }

        Array.ForEach(open, connection => connection.CloseIfDue(now, grace, current));
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var served = new OpenConnection(connection);
        if (Enter(served) is not { } place)
        {
            return;
        }

        try
        {
            connection.Features.Set(served);
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _open.Remove(place);
                CompleteIfClosed();
            }
        }
    }

    /// <returns>The place of the connection; null if there is none for it.</returns>
    private LinkedListNode<OpenConnection>? Enter(OpenConnection connection)
    {
        OpenConnection? victim;
        LinkedListNode<OpenConnection> place;
        lock (_lock)
        {
            if (_isClosing || !TryMakeRoom(connection, out victim))
            {
                return null;
            }

            place = _open.AddLast(connection);
        }

        victim?.Evict();
        return place;
    }

    private bool TryMakeRoom(OpenConnection connection, out OpenConnection? victim)
    {
        victim = null;
        if (_open.Count < Math.Min(_maxCount, _maxPerAddress))
        {
            return true;
        }

        var isAddressFull = _open.Count(other => Equals(other.Address, connection.Address)) >= _maxPerAddress;
        if (!isAddressFull && _open.Count < _maxCount)
        {
            return true;
        }

        // Those that end to make room are still there for a moment.
        var candidates = _open.Where(other => !other.IsEstablished && !other.IsEvicted);
        victim = isAddressFull
            ? candidates.FirstOrDefault(other => Equals(other.Address, connection.Address))
            : candidates.GroupBy(other => other.Address).MaxBy(group => group.Count())?.First();
        return victim is not null;
    }

    private void CompleteIfClosed()
    {
        if (_isClosing && _open.Count == 0)
        {
            _closed.TrySetResult();
        }
    }
}
