using Crossplane.Functions.AspNetCore;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting;

/// <summary>The options of a server; each property is a flag of <see cref="ServeCommand"/>.</summary>
public sealed record FunctionHostOptions
{
    private static readonly CompositionFunctionOptions Defaults = new();

    /// <summary>
    /// The address to listen on: <c>[host]:port</c>, <c>:9443</c> by default. No host means all interfaces, port 0 means a free
    /// port; an IPv6 address is written in brackets.
    /// </summary>
    public string Address { get; init; } = ":9443";

    /// <summary>
    /// The address for probes (<c>/healthz</c>, <c>/readyz</c>) and scrapes (<c>/metrics</c>) over plain HTTP, in the form of
    /// <see cref="Address"/>: <c>:8080</c> by default; empty for none.
    /// </summary>
    public string MetricsAddress { get; init; } = ":8080";

    /// <summary>The internet protocols to listen on; <see cref="ListenNetwork.Tcp"/> by default.</summary>
    public ListenNetwork Network { get; init; } = ListenNetwork.Tcp;

    /// <summary>
    /// The directory with <c>tls.crt</c>, <c>tls.key</c> and the <c>ca.crt</c> that clients are checked against. Null by
    /// default: a server without it starts only with <see cref="Insecure"/>. The files are read again when they change.
    /// </summary>
    public string? TlsCertificatesDirectory { get; init; }

    /// <summary>Serves without TLS, whatever <see cref="TlsCertificatesDirectory"/> says. False by default.</summary>
    public bool Insecure { get; init; }

    /// <summary>
    /// The largest request in bytes, before and after decompression: 1 byte to 2047 MiB, 4 MiB by default as in Crossplane's own
    /// SDKs. A larger one is refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxReceiveMessageBytes { get; init; } = Defaults.MaxReceiveMessageBytes;

    /// <summary>
    /// The number of calls that may be in progress: 1 or more, 1000 by default; Crossplane makes up to 100 for each kind of
    /// composite. Further calls are refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxConcurrentCalls { get; init; } = Defaults.MaxConcurrentCalls;

    /// <inheritdoc cref="CompositionFunctionOptions.MaxConcurrentRenders" />
    public int MaxConcurrentRenders { get; init; } = Defaults.MaxConcurrentRenders;

    /// <inheritdoc cref="CompositionFunctionOptions.MaxRequestMemoryBytes" />
    public long MaxRequestMemoryBytes { get; init; } = Defaults.MaxRequestMemoryBytes;

    /// <summary>
    /// The names of the clients that may call: each is a DNS name or a URI that the certificate of a client has as subject
    /// alternative name. Empty by default: every client with a certificate of the <c>ca.crt</c> may call.
    /// </summary>
    public IReadOnlyCollection<string> AllowedClientNames { get; init; } = [];

    /// <summary>
    /// The time after which a client must connect again, less up to a tenth, so that clients do not all come at once: 0 to 24
    /// hours, an hour by default; 0 for no limit. Calls in progress finish, for two minutes at most.
    /// </summary>
    public TimeSpan MaxConnectionAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The time that calls in progress have to finish when the server stops: 0 to 10 minutes, 5 seconds by default. Calls that
    /// take longer are aborted. The rest of the time, a second at least, is left to export spans and metrics to a slow
    /// collector.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The least level of the lines in the log; <see cref="LogLevel.Information"/> by default.</summary>
    public LogLevel MinLogLevel { get; init; } = LogLevel.Information;

    /// <summary>The form of the lines in the log; <see cref="LogFormat.Json"/> by default.</summary>
    public LogFormat LogFormat { get; init; } = LogFormat.Json;

    /// <summary>
    /// Logs the messages of exceptions that the function throws, which may quote secrets. False by default.
    /// </summary>
    public bool LogExceptionMessages { get; init; }

    /// <summary>
    /// The time for which <c>/metrics</c> gives the same answer again, a second by default: reading the metrics more often costs
    /// nothing. Zero measures for each scrape.
    /// </summary>
    public TimeSpan MetricsAge { get; init; } = TimeSpan.FromSeconds(1);
}
