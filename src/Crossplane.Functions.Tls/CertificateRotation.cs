using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Tls;

/// <summary>The certificates of a running server, which may be renewed: the last ones of a directory that could be
/// used.</summary>
/// <remarks>A connection keeps the certificate that it was made with; only new connections see a renewed one. Whoever serves
/// connections ends those whose client was checked against other authorities, see
/// <see cref="ServerCertificates.HasAuthoritiesOf"/>.</remarks>
public sealed class CertificateRotation : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly string _directory;
    private readonly TimeProvider _timeProvider;
    private readonly IReadOnlyCollection<string> _allowedClients;
    private readonly CancellationTokenSource _stop = new();
    private ExpiryWarning _warning;
    private volatile ServerCertificates _current;
    private string _seen;
    private long _reloads;
    private long _failures;
    private Task _watching = Task.CompletedTask;

    /// <summary>Reads the certificates for the first time.</summary>
    /// <param name="directory">Holds tls.crt, tls.key and ca.crt.</param>
    /// <param name="timeProvider">The clock for validity.</param>
    /// <param name="allowedClients">The names of the clients that are trusted; null or empty for any.</param>
    /// <exception cref="CertificateException">The certificates cannot be used.</exception>
    public CertificateRotation(
        string directory, TimeProvider timeProvider, IReadOnlyCollection<string>? allowedClients = null)
    {
        _directory = directory;
        _allowedClients = allowedClients ?? [];
        _timeProvider = timeProvider;
        _seen = CertificateFingerprint.Compute(directory);
        _current = ServerCertificates.Load(directory, timeProvider, _allowedClients);
        _warning = new ExpiryWarning(_current.NotBefore, _current.NotAfter);
    }

    /// <summary>The certificates for new connections.</summary>
    public ServerCertificates Current => _current;

    /// <summary>The time until which the server's certificate is valid.</summary>
    public DateTimeOffset NotAfter => _current.NotAfter;

    /// <summary>The number of times that renewed certificates came into use.</summary>
    public long Reloads => Interlocked.Read(ref _reloads);

    /// <summary>The number of times that changed files could not be used, so that the certificates stayed as they were.</summary>
    public long FailedReloads => Interlocked.Read(ref _failures);

    /// <summary>Starts to look for changes, twice a second, until this is disposed.</summary>
    /// <param name="logger">Receives a line for each change.</param>
    public void Watch(ILogger logger) => _watching = WatchAsync(logger);

    /// <summary>Looks for changes once.</summary>
    /// <param name="logger">Receives a line for each change.</param>
    internal void Check(ILogger logger)
    {
        var found = CertificateFingerprint.Compute(_directory);
        if (found != _seen)
        {
            Reload(found, logger);
        }

        var now = _timeProvider.GetUtcNow();
        if (_warning.IsDue(now))
        {
            Log.CertificateExpires(logger, _directory, _current.NotAfter);
        }
    }

    /// <summary>Stops looking for changes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(ILogger logger)
    {
        using var timer = new PeriodicTimer(Interval, _timeProvider);
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
        {
            Check(logger);
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types",
        Justification = "Whatever the files provoke, the server goes on with what it has.")]
    private void Reload(string fingerprint, ILogger logger)
    {
        ServerCertificates? renewed = null;
        Exception? problem = null;
        try
        {
            renewed = ServerCertificates.Load(_directory, _timeProvider, _allowedClients);
        }
        catch (Exception exception)
        {
            problem = exception;
        }

        // Files that change while they are read may not belong together: the next look sees them complete.
        if (CertificateFingerprint.Compute(_directory) != fingerprint)
        {
            return;
        }

        _seen = fingerprint;
        if (renewed is null)
        {
            Interlocked.Increment(ref _failures);
            Log.CertificatesKept(logger, problem!.Message, _current.NotAfter);
            return;
        }

        _current = renewed;
        _warning = new ExpiryWarning(renewed.NotBefore, renewed.NotAfter);
        Log.CertificatesReloaded(logger, Interlocked.Increment(ref _reloads), _directory, renewed.NotAfter);
    }
}
