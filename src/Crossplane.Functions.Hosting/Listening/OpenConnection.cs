using System.Net;
using Crossplane.Functions.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>A connection that is served, and why it should end.</summary>
/// <param name="connection">The connection.</param>
internal sealed class OpenConnection(ConnectionContext connection)
{
    private long _closeAt = DateTimeOffset.MaxValue.UtcTicks;
    private bool _isAskedToClose;

    /// <summary>The client's address, without its port.</summary>
    public IPAddress? Address { get; } = (connection.RemoteEndPoint as IPEndPoint)?.Address;

    /// <summary>True once the client has shown that it is one: it has made a whole request, or a handshake and a first
    /// byte.</summary>
    public bool IsEstablished { get; private set; }

    /// <summary>True if the client's certificate was refused, which is counted already.</summary>
    public bool IsRefused { get; set; }

    /// <summary>True if the connection made room for another.</summary>
    public bool IsEvicted { get; private set; }

    /// <summary>The certificates that the client was checked with; null without TLS.</summary>
    public ServerCertificates? Certificates { get; set; }

    /// <summary>Records that the client is one.</summary>
    public void Establish() => IsEstablished = true;

    /// <summary>Records that the client is one, and until when the connection may last.</summary>
    public void Establish(DateTimeOffset closeAt)
    {
        Interlocked.Exchange(ref _closeAt, closeAt.UtcTicks);
        IsEstablished = true;
    }

    /// <summary>Ends the connection to make room for another.</summary>
    public void Evict()
    {
        IsEvicted = true;
        connection.Abort(new ConnectionAbortedException("too many connections"));
    }

    /// <summary>Asks the client to make no new calls: HTTP/2 sends GOAWAY and ends the connection after its last call.</summary>
    public void RequestClose() => connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();

    /// <summary>Ends the connection if its time is over: first without cutting off its calls, then for good.</summary>
    /// <param name="now">The time.</param>
    /// <param name="grace">The time for calls in progress.</param>
    /// <param name="current">The certificates of new connections; null without TLS.</param>
    public void CloseIfDue(DateTimeOffset now, TimeSpan grace, ServerCertificates? current)
    {
        if (!_isAskedToClose && current is not null && Certificates?.HasAuthoritiesOf(current) == false)
        {
            Interlocked.Exchange(ref _closeAt, now.UtcTicks);
        }

        var closeAt = Interlocked.Read(ref _closeAt);
        if (now.UtcTicks < closeAt)
        {
            return;
        }

        if (!_isAskedToClose)
        {
            _isAskedToClose = true;
            RequestClose();
        }
        else if (now.UtcTicks - closeAt >= grace.Ticks)
        {
            connection.Abort(new ConnectionAbortedException("the connection has reached its age"));
        }
    }
}
