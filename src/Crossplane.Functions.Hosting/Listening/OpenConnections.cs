using System.Diagnostics.CodeAnalysis;
using System.Net;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>The connections of one address: bounds their number, and closes them without cutting off their calls.</summary>
internal sealed class OpenConnections
{
    private readonly Lock _lock = new();
    private readonly LinkedList<OpenConnection> _open = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _maxCount;
    private readonly int _maxPerAddress;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private bool _isClosing;

    /// <param name="maxCount">The number of connections that may be open.</param>
    /// <param name="maxPerAddress">The number that may be open from one address.</param>
    /// <param name="time">Measures the age of connections.</param>
    /// <param name="logger">The server's log.</param>
    /// <remarks>
    /// One more takes the place of the oldest that is not established, from the address that has most of them: whoever holds
    /// connections keeps nobody else out. If all are established, it takes the place of the oldest of the address that has most,
    /// which has been asked to connect again when seven eighths were reached. It is closed if its own address has as many.
    /// </remarks>
    public OpenConnections(int maxCount, int maxPerAddress, TimeProvider time, ILogger logger)
    {
        _maxCount = maxCount;
        _maxPerAddress = maxPerAddress;
        _time = time;
        _logger = logger;
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
    public void CloseDue(TimeSpan grace, ServerCertificates? current)
    {
        OpenConnection[] open;
        lock (_lock)
        {
            open = [.. _open];
        }

        Array.ForEach(open, connection => Try(connection, () => connection.CloseIfDue(grace, current)));
    }

    /// <summary>Ends a connection in one way or another, on behalf of others that must not suffer from it.</summary>
    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever one connection throws, the others are looked at.")]
    private void Try(OpenConnection connection, Action end)
    {
        try
        {
            end();
        }
        catch (Exception exception)
        {
            Log.CloseFailed(_logger, connection.Address?.ToString() ?? "unknown", ExceptionText.Describe(exception));
        }
    }

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var served = new OpenConnection(connection, _time);
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
        OpenConnection? next;
        LinkedListNode<OpenConnection>? place = null;
        lock (_lock)
        {
            if (_isClosing)
            {
                return null;
            }

            if (TryMakeRoom(connection.Address, out victim, out next))
            {
                place = _open.AddLast(connection);
            }
        }

        if (victim is not null)
        {
            Try(victim, () => victim.Abort("too many connections"));
        }

        if (next is not null)
        {
            Try(next, next.AskToClose);
        }

        return place;
    }

    /// <param name="address">The address of one more connection.</param>
    /// <param name="victim">The connection that it takes the place of; null for none. It no longer counts.</param>
    /// <param name="next">The one that should leave before there is no room; null for none.</param>
    private bool TryMakeRoom(IPAddress? address, out OpenConnection? victim, out OpenConnection? next)
    {
        (victim, next) = (null, null);
        if (_open.Count < Math.Min(AlmostFull(_maxCount), AlmostFull(_maxPerAddress)))
        {
            return true;
        }

        // Those that end to make room are still there for a moment.
        var open = _open.Where(other => !other.IsEvicted).ToArray();
        var own = Array.FindAll(open, other => Equals(other.Address, address));
        var isAddressFull = own.Length >= _maxPerAddress;
        var established = Array.FindAll(open, other => other.IsEstablished);
        var ownEstablished = Array.FindAll(own, other => other.IsEstablished);
        var candidates = ownEstablished.Length >= AlmostFull(_maxPerAddress) ? ownEstablished
            : established.Length >= AlmostFull(_maxCount) ? Largest(established, own.Length + 1)
            : [];
        next = Array.Find(candidates, other => !other.IsAsked);
        if (!isAddressFull && open.Length < _maxCount)
        {
            return true;
        }

        var idle = Array.FindAll(isAddressFull ? own : open, other => !other.IsEstablished);
        victim = Largest(idle, 0).FirstOrDefault()
            ?? (isAddressFull ? null : Array.Find(candidates, other => other.IsAsked));
        victim?.IsEvicted = true;
        return victim is not null;
    }

    /// <summary>Returns the connections of the address that has most; none if it does not have more than a number.</summary>
    private static OpenConnection[] Largest(OpenConnection[] connections, int number) =>
        connections.GroupBy(other => other.Address).MaxBy(group => group.Count()) is { } group && group.Count() > number
            ? [.. group]
            : [];

    private static int AlmostFull(int max) => max - (max / 8);

    private void CompleteIfClosed()
    {
        if (_isClosing && _open.Count == 0)
        {
            _closed.TrySetResult();
        }
    }
}
