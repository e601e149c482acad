namespace Crossplane.Functions.Tls;

/// <summary>Tells when to warn of a certificate that expires: daily in the last tenth of its life, 30 days at most.</summary>
/// <remarks>Whoever renews certificates does so well before: an hour before the end of a day, a month before that of a
/// year.</remarks>
internal sealed class ExpiryWarning
{
    private static readonly TimeSpan Max = TimeSpan.FromDays(30);
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private DateTimeOffset _next;

    public ExpiryWarning(DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var tenth = (notAfter - notBefore) / 10;
        _next = notAfter - (tenth < Max ? tenth : Max);
    }

    /// <summary>Returns true if a warning is due; then the next one is due a day later.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        if (now < _next)
        {
            return false;
        }

        _next = now + Pause;
        return true;
    }
}
