using System.Net;
using Crossplane.Functions.Tls;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>A connection that is served, and why it should end.</summary>
/// <param name="connection">The connection.</param>
/// <param name="time">Measures its age, and knows the time of day for the end of its certificate.</param>
internal sealed class OpenConnection(ConnectionContext connection, TimeProvider time)
{
    private readonly Lock _lock = new();
    private volatile bool _isEstablished;
    private (long Start, TimeSpan MaxAge, DateTimeOffset NotAfter)? _life;
    private long? _askedAt;
    private bool _isAborted;

    /// <summary>The client's address, without its port.</summary>
    public IPAddress? Address { get; } = (connection.RemoteEndPoint as IPEndPoint)?.Address;

    /// <summary>True while the client has proved to be one: from a whole request until its answer, or from a handshake and a
    /// first byte on.</summary>
    public bool IsEstablished => _isEstablished;

    /// <summary>True if the client's certificate was refused, which is counted already.</summary>
    public bool IsRefused { get; set; }

    /// <summary>True if the connection makes room for another.</summary>
    public bool IsEvicted { get; set; }

    /// <summary>True if the client was asked to connect again.</summary>
    public bool IsAsked
    {
        get
        {
            lock (_lock)
            {
                return _askedAt is not null;
            }
        }
    }

    /// <summary>The certificates that the client was checked with; null without TLS.</summary>
    public ServerCertificates? Certificates { get; set; }

    /// <summary>Records that the client has made a request.</summary>
    public void Establish() => _isEstablished = true;

    /// <summary>Records that the client is one.</summary>
    /// <param name="maxAge">How long the connection may last.</param>
    /// <param name="notAfter">The time at which it ends in any case.</param>
    public void Establish(TimeSpan maxAge, DateTimeOffset notAfter)
    {
        lock (_lock)
        {
            _life = (time.GetTimestamp(), maxAge, notAfter);
        }

        _isEstablished = true;
    }

    /// <summary>Records that the client's request has been answered.</summary>
    public Task EndRequestAsync()
    {
        _isEstablished = false;
        return Task.CompletedTask;
    }

    /// <summary>Ends the connection.</summary>
    public void Abort(string reason) => connection.Abort(new ConnectionAbortedException(reason));

    /// <summary>Asks the client to make no new calls: HTTP/2 sends GOAWAY and ends the connection after its last call.</summary>
    public void RequestClose() => connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();

    /// <summary>Asks the client once to connect again, which it has the grace of <see cref="CloseIfDue"/> for.</summary>
    public void AskToClose()
    {
        lock (_lock)
        {
            if (_askedAt is not null)
            {
                return;
            }

            _askedAt = time.GetTimestamp();
        }

        RequestClose();
    }

    /// <summary>Ends the connection if its time is over: first without cutting off its calls, then for good.</summary>
    /// <param name="grace">The time for calls in progress.</param>
    /// <param name="current">The certificates of new connections; null without TLS.</param>
    public void CloseIfDue(TimeSpan grace, ServerCertificates? current)
    {
        bool isDue;
        lock (_lock)
        {
            isDue = _askedAt is { } asked
                ? !_isAborted && time.GetElapsedTime(asked) >= grace
                : IsOver() || (current is not null && Certificates?.HasAuthoritiesOf(current) == false);
            _isAborted |= isDue && _askedAt is not null;
        }

        if (isDue && _isAborted)
        {
            Abort("the connection has reached its age");
        }
        else if (isDue)
        {
            AskToClose();
        }
    }

    private bool IsOver() =>
        _life is var (start, maxAge, notAfter) && (time.GetElapsedTime(start) >= maxAge || time.GetUtcNow() >= notAfter);
}
