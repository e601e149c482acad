namespace Crossplane.Functions.Hosting;

/// <summary>How a function is served; each property is a flag of <see cref="ServeCommand"/>.</summary>
public sealed record FunctionHostOptions
{
    /// <summary>
    /// Where to listen: <c>[host]:port</c>, <c>:9443</c> by default. No host means all interfaces, a port of 0 means a
    /// free one; an IPv6 address is written in brackets.
    /// </summary>
    public string Address { get; init; } = ":9443";

    /// <summary>
    /// Where to answer probes (<c>/healthz</c>, <c>/readyz</c>) and scrapes (<c>/metrics</c>) with plain HTTP: an address
    /// as <see cref="Address"/>, <c>:8080</c> by default; empty not to.
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
    /// The largest request in bytes, before and after decompression: 1 to 2047 MiB, 4 MiB by default as in Crossplane's
    /// own SDKs. A larger one is refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxReceiveMessageBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// How many calls may be in progress: 1 or more, 1000 by default; Crossplane makes up to 100 for each kind of
    /// composite. One more is refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public int MaxConcurrentCalls { get; init; } = 1000;

    /// <summary>
    /// How many bytes the requests of all calls in progress may hold together: 1 or more, 256 MiB by default. Two of the
    /// largest requests are always allowed. A request that finds no room is refused with RESOURCE_EXHAUSTED.
    /// </summary>
    public long MaxRequestMemoryBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>
    /// How long calls in progress may take when the server stops: 0 to 10 minutes, 5 seconds by default. Those that take
    /// longer are cut off. What is left of it goes to spans and metrics that a slow collector has not got yet, a second at
    /// least.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Writes what happens in each call to the log, and the log as lines to read instead of JSON. False by default.
    /// </summary>
    public bool Debug { get; init; }
}
