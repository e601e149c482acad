using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Tls;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Counts the clients that are refused, and logs one a minute for each reason.</summary>
internal sealed class RefusedClients
{
    private const int MaxSubjectLength = 256;
    private const int MaxMessageLength = 512;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Next, long Unlogged)> _reasons = new(StringComparer.Ordinal);
    private readonly Counter<long> _counter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public RefusedClients(FunctionMeter meter, TimeProvider time, ILogger<RefusedClients> logger)
    {
        _counter = meter.Meter.CreateCounter<long>(
            $"{FunctionInstruments.Prefix}refused_clients",
            description: "TLS handshakes rejected because of the client, by reason.");
        _time = time;
        _logger = logger;
    }

    /// <summary>Records a refusal; called concurrently.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="address">The client's address.</param>
    /// <param name="certificate">The certificate that the client presented; null if it sent none.</param>
    public void Record(CertificateRefusal refusal, EndPoint? address, X509Certificate2? certificate)
    {
        var reason = refusal.Reason.Label;
        _counter.Add(1, new KeyValuePair<string, object?>("reason", reason));
        var now = _time.GetUtcNow();
        var isDue = false;
        var unlogged = 0L;
        _reasons.AddOrUpdate(
            reason,
            _ =>
            {
                (isDue, unlogged) = (true, 0);
                return (now + Interval, 0);
            },
            (_, last) =>
            {
                (isDue, unlogged) = (now >= last.Next, last.Unlogged);
                return isDue ? (now + Interval, 0) : (last.Next, last.Unlogged + 1);
            });
        if (isDue)
        {
            // A stranger wrote the certificate, and a message may quote it.
            Log.ClientRefused(
                _logger,
                address?.ToString() ?? "unknown",
                LogText.Clean(certificate?.Subject ?? "none", MaxSubjectLength),
                LogText.Clean(refusal.Message, MaxMessageLength),
                unlogged);
        }
    }
}
