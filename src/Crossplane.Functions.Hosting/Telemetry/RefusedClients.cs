using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Hosting.Logging;
using Crossplane.Functions.Tls;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>Counts the clients that are refused, and logs one a minute for each reason.</summary>
internal sealed class RefusedClients
{
    /// <summary>The reason for a connection that ends before its handshake does.</summary>
    public const string NoHandshake = "handshake";

    /// <summary>The reason for a connection that made room for another before its handshake ended.</summary>
    public const string TooMany = "too_many";

    private const int MaxSubjectLength = 256;
    private const int MaxMessageLength = 512;

    private readonly LinesPerMinute _lines;
    private readonly Counter<long> _counter;
    private readonly ILogger _logger;

    public RefusedClients(FunctionMeter meter, TimeProvider time, ILogger<RefusedClients> logger)
    {
        _counter = meter.Meter.CreateCounter<long>(
            $"{FunctionTelemetry.InstrumentPrefix}refused_clients",
            description: "Clients that did not complete the TLS handshake, by reason.");
        _lines = new LinesPerMinute(time);
        _logger = logger;
    }

    /// <summary>Records a refusal; called concurrently.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="address">The client's address.</param>
    /// <param name="certificate">The certificate that the client presented; null if it sent none.</param>
    public void Record(CertificateRefusal refusal, EndPoint? address, X509Certificate2? certificate) =>
        Record(refusal.Reason.Label, refusal.Message, address, certificate);

    /// <summary>Records a client that did not show a certificate; called concurrently.</summary>
    /// <param name="reason"><see cref="NoHandshake"/> or <see cref="TooMany"/>.</param>
    /// <param name="address">The client's address.</param>
    public void Record(string reason, EndPoint? address) => Record(
        reason,
        reason == TooMany
            ? "Too many connections were open, and this one had not ended its handshake."
            : "The client broke off the handshake, or spoke something else.",
        address,
        certificate: null);

    private void Record(string reason, string message, EndPoint? address, X509Certificate2? certificate)
    {
        _counter.Add(1, new KeyValuePair<string, object?>("reason", reason));
        if (_lines.IsDue(reason, out var unlogged))
        {
            // A stranger wrote the certificate, and a message may quote it.
            Log.ClientRefused(
                _logger,
                address?.ToString() ?? "unknown",
                LogText.Clean(certificate?.Subject ?? "none", MaxSubjectLength),
                LogText.Clean(message, MaxMessageLength),
                unlogged);
        }
    }
}
