using System.CommandLine;
using Crossplane.Functions.Hosting.Listening;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>The flags of a server, with the names of Crossplane's function specification, and their environment
/// variables.</summary>
internal sealed class ServeFlags
{
    private const string Tcp = "tcp";
    private const string Tcp4 = "tcp4";
    private const string Tcp6 = "tcp6";
    private const int Mebibyte = 1024 * 1024;
    private const int MaxMegabytes = 2047;
    private const int MaxMemoryMegabytes = 1024 * 1024;
    private const int MaxCalls = 1_000_000;
    private const string Json = "json";
    private const string Text = "text";
    private static readonly FunctionHostOptions Defaults = new();

    private static readonly OrderedDictionary<string, LogLevel> LogLevels = new(StringComparer.Ordinal)
    {
        ["debug"] = LogLevel.Debug,
        ["info"] = LogLevel.Information,
        ["warn"] = LogLevel.Warning,
        ["error"] = LogLevel.Error,
    };

    private readonly Option<bool> _debug;
    private readonly Option<string?> _logFormat;
    private readonly Option<string?> _logLevel;
    private readonly Option<string> _network;
    private readonly Option<string> _address;
    private readonly Option<string> _metricsAddress;
    private readonly Option<string?> _certificates;
    private readonly Option<bool> _insecure;
    private readonly Option<int> _maxReceiveMessageMegabytes;
    private readonly Option<int> _maxConcurrentCalls;
    private readonly Option<int> _maxConcurrentRenders;
    private readonly Option<int> _maxRequestMemoryMegabytes;
    private readonly Option<FlagDuration> _maxConnectionAge;
    private readonly Option<string?> _allowedClients;
    private readonly Option<FlagDuration> _shutdownTimeout;

    /// <param name="environment">Looks up an environment variable.</param>
    public ServeFlags(Func<string, string?> environment)
    {
        var source = new FlagSource(environment);
        _debug = Describe(
            source.CreateSwitch("--debug", "DEBUG", "-d"),
            "Log each call, and the messages of exceptions, which may quote secrets; as text unless --log-format says otherwise. "
                + "[env: DEBUG]");
        _logFormat = Describe(
            source.Create<string?>("--log-format", "LOG_FORMAT", null, $"{Json} or {Text}", TryParseLogFormat),
            "Write log lines as JSON (the default) or as text. [env: LOG_FORMAT]",
            $"{Json}|{Text}");
        _logLevel = Describe(
            source.Create<string?>("--log-level", "LOG_LEVEL", null, string.Join(", ", LogLevels.Keys), TryParseLogLevel),
            "Write log lines of this level and above; info by default. [env: LOG_LEVEL]",
            string.Join('|', LogLevels.Keys));
        _network = Describe(
            source.Create<string>("--network", "NETWORK", Tcp, $"{Tcp}, {Tcp4} or {Tcp6}", TryParseNetwork),
            "Listen on IPv4 and IPv6 (tcp), or on one of them. [env: NETWORK]",
            $"{Tcp}|{Tcp4}|{Tcp6}");
        _address = Describe(
            source.Create<string>("--address", "ADDRESS", Defaults.Address, ListenAddress.Grammar, TryParseAddress),
            "Listen on this address; no host means all interfaces, port 0 a free one. [env: ADDRESS]",
            "[host]:port");
        _metricsAddress = Describe(
            source.CreateOptionalAddress("--metrics-address", "METRICS_ADDRESS", Defaults.MetricsAddress),
            "Answer probes and scrapes (/healthz, /readyz, /metrics) on this address, without TLS; empty turns it off. [env: "
                + "METRICS_ADDRESS]",
            "[host]:port");
        _certificates = Describe(
            source.CreateText("--tls-certs-dir", "TLS_SERVER_CERTS_DIR"),
            "Serve with tls.crt and tls.key of this directory, to clients that its ca.crt vouches for, and read them again when "
                + "they change. [env: TLS_SERVER_CERTS_DIR]",
            "directory");
        _insecure = Describe(
            source.CreateSwitch("--insecure", "INSECURE"),
            "Serve without TLS, whatever --tls-certs-dir says. [env: INSECURE]");
        _maxReceiveMessageMegabytes = Describe(
            source.CreateCount(
                "--max-recv-message-size",
                "MAX_RECV_MESSAGE_SIZE",
                Defaults.MaxReceiveMessageBytes / Mebibyte,
                MaxMegabytes,
                "MiB"),
            $"Refuse requests larger than this many MiB (1 to {MaxMegabytes}). [env: MAX_RECV_MESSAGE_SIZE]",
            "MiB");
        _maxConcurrentCalls = Describe(
            source.CreateCount("--max-concurrent-calls", "MAX_CONCURRENT_CALLS", Defaults.MaxConcurrentCalls, MaxCalls, "calls"),
            "Refuse calls while this many are in progress. [env: MAX_CONCURRENT_CALLS]",
            "calls");
        _maxConcurrentRenders = Describe(
            source.CreateCount(
                "--max-concurrent-renders", "MAX_CONCURRENT_RENDERS", Defaults.MaxConcurrentRenders, MaxCalls, "calls"),
            "Let this many calls run the function at a time, by default as many as there are processors; others wait. [env: "
                + "MAX_CONCURRENT_RENDERS]",
            "calls");
        _maxRequestMemoryMegabytes = Describe(
            source.CreateCount(
                "--max-request-memory",
                "MAX_REQUEST_MEMORY",
                (int)(Defaults.MaxRequestMemoryBytes / Mebibyte),
                MaxMemoryMegabytes,
                "MiB"),
            "Memory for calls in progress: half for requests, half for running the function; two of the largest requests always "
                + "fit. [env: MAX_REQUEST_MEMORY]",
            "MiB");
        _maxConnectionAge = Describe(
            source.Create<FlagDuration>(
                "--max-connection-age",
                "MAX_CONNECTION_AGE",
                new FlagDuration(Defaults.MaxConnectionAge),
                FlagDuration.LongGrammar,
                FlagDuration.TryParseLong),
            "Let clients connect again after this time, less up to a tenth; calls in progress finish. 0s for never. [env: "
                + "MAX_CONNECTION_AGE]",
            "duration");
        _allowedClients = Describe(
            source.CreateText("--allowed-client-names", "ALLOWED_CLIENT_NAMES"),
            "Answer only clients whose certificate has one of these DNS names or URIs, separated by commas; all by default. "
                + "[env: ALLOWED_CLIENT_NAMES]",
            "names");
        _shutdownTimeout = Describe(
            source.Create<FlagDuration>(
                "--shutdown-timeout",
                "SHUTDOWN_TIMEOUT",
                new FlagDuration(Defaults.ShutdownTimeout),
                FlagDuration.Grammar,
                FlagDuration.TryParse),
            "Let calls in progress finish for this long when asked to end. [env: SHUTDOWN_TIMEOUT]",
            "duration");
    }

    public IEnumerable<Option> All =>
    [
        _address, _allowedClients, _debug, _insecure, _logFormat, _logLevel, _maxConcurrentCalls, _maxConcurrentRenders,
        _maxConnectionAge, _maxReceiveMessageMegabytes, _maxRequestMemoryMegabytes, _metricsAddress, _network, _shutdownTimeout,
        _certificates,
    ];

    public FunctionHostOptions Read(ParseResult result)
    {
        var isDebug = result.GetValue(_debug);
        return ReadServer(result) with
        {
            LogFormat = (result.GetValue(_logFormat) ?? (isDebug ? Text : Json)) == Text ? LogFormat.Text : LogFormat.Json,
            MinLogLevel = LogLevels[result.GetValue(_logLevel) ?? (isDebug ? "debug" : "info")],
            LogExceptionMessages = isDebug,
        };
    }

    private FunctionHostOptions ReadServer(ParseResult result) => new()
    {
        Address = result.GetRequiredValue(_address),
        MetricsAddress = result.GetRequiredValue(_metricsAddress),
        Network = result.GetRequiredValue(_network) switch
        {
            Tcp4 => ListenNetwork.Tcp4,
            Tcp6 => ListenNetwork.Tcp6,
            _ => ListenNetwork.Tcp,
        },
        TlsCertificatesDirectory = result.GetValue(_certificates) is { Length: > 0 } directory ? directory : null,
        Insecure = result.GetValue(_insecure),
        MaxReceiveMessageBytes = result.GetValue(_maxReceiveMessageMegabytes) * Mebibyte,
        MaxConcurrentCalls = result.GetValue(_maxConcurrentCalls),
        MaxConcurrentRenders = result.GetValue(_maxConcurrentRenders),
        MaxConnectionAge = result.GetValue(_maxConnectionAge).Value,
        AllowedClientNames = result.GetValue(_allowedClients)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
        MaxRequestMemoryBytes = (long)result.GetValue(_maxRequestMemoryMegabytes) * Mebibyte,
        ShutdownTimeout = result.GetValue(_shutdownTimeout).Value,
    };

    private static Option<T> Describe<T>(Option<T> flag, string description, string? helpName = null)
    {
        flag.Description = description;
        flag.HelpName = helpName;
        return flag;
    }

    private static bool TryParseLogFormat(string text, out string? format)
    {
        format = text;
        return text is Json or Text;
    }

    private static bool TryParseLogLevel(string text, out string? level)
    {
        level = text;
        return LogLevels.ContainsKey(text);
    }

    private static bool TryParseNetwork(string text, out string network)
    {
        network = text;
        return text is Tcp or Tcp4 or Tcp6;
    }

    private static bool TryParseAddress(string text, out string address)
    {
        address = text;
        return ListenAddress.TryParse(text, out _);
    }
}
