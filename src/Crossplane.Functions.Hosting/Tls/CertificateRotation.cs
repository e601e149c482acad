using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tls;

/// <summary>The certificates of a server that runs while they are renewed: the last ones of the directory that could be used.</summary>
/// <remarks>Connections keep the certificate they were made with; only new ones see another.</remarks>
internal sealed class CertificateRotation : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly string _directory;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _stop = new();
    private ExpiryWarning _warning;
    private volatile ServerCertificates _current;
    private string _seen;
    private long _reloads;
    private long _failures;
    private Task _watching = Task.CompletedTask;

    /// <summary>Reads the certificates for the first time.</summary>
    /// <param name="directory">Holds tls.crt, tls.key and ca.crt.</param>
    /// <param name="timeProvider">The clock that validity is measured by.</param>
    /// <exception cref="FunctionHostException">The certificates cannot be used.</exception>
    public CertificateRotation(string directory, TimeProvider timeProvider)
    {
        _directory = directory;
        _timeProvider = timeProvider;
        _seen = CertificateFingerprint.Of(directory);
        _current = ServerCertificates.Load(directory, timeProvider);
        _warning = new ExpiryWarning(_current.NotBefore, _current.NotAfter);
    }

    public ServerCertificates Current => _current;

    /// <summary>Until when the server's certificate is valid.</summary>
    public DateTimeOffset NotAfter => _current.NotAfter;

    /// <summary>How often renewed certificates came into use.</summary>
    public long Reloads => Interlocked.Read(ref _reloads);

    /// <summary>How often changed files could not be used, so that the certificates stayed as they were.</summary>
    public long FailedReloads => Interlocked.Read(ref _failures);

    /// <summary>Begins to look for changes, twice a second, until disposed.</summary>
    public void Watch(ILogger logger) => _watching = WatchAsync(logger);

    /// <summary>Looks once.</summary>
    public void Check(ILogger logger)
    {
        string found = CertificateFingerprint.Of(_directory);
        if (found != _seen)
        {
            Reload(found, logger);
        }

        DateTimeOffset now = _timeProvider.GetUtcNow();
        if (_warning.IsDue(now))
        {
            Log.CertificateExpires(logger, _directory, _current.NotAfter);
        }
    }

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

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the files provoke, the server goes on with what it has.")]
    private void Reload(string fingerprint, ILogger logger)
    {
        ServerCertificates? renewed = null;
        Exception? problem = null;
        try
        {
            renewed = ServerCertificates.Load(_directory, _timeProvider);
        }
        catch (Exception exception)
        {
            problem = exception;
        }

        // Files that change while they are read may not belong together: the next look sees them complete.
        if (CertificateFingerprint.Of(_directory) != fingerprint)
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
