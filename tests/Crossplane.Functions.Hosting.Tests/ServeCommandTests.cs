using System.CommandLine;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.Hosting.Tests.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class ServeCommandTests
{
    private const string Flags =
        "--address, --allowed-client-names, --debug, --insecure, --log-format, --log-level, --max-concurrent-calls, "
        + "--max-concurrent-renders, --max-connection-age, --max-recv-message-size, --max-request-memory, --metrics-address,"
        + " --network, --shutdown-timeout, --tls-certs-dir";

    private const string RootFlags =
        "--address, --allowed-client-names, --debug, --help, --insecure, --log-format, --log-level, --max-concurrent-calls, "
        + "--max-concurrent-renders, --max-connection-age, --max-recv-message-size, --max-request-memory,"
        + " --metrics-address, --network, --shutdown-timeout, --tls-certs-dir, --version";

    [Fact]
    public async Task Run_WithoutFlags_UsesTheDefaults()
    {
        var options = (await RunAsync([])).Options;

        options.Should().Be(new FunctionHostOptions());
        (options?.Address).Should().Be(":9443");
        (options?.MaxReceiveMessageBytes).Should().Be(4 * 1024 * 1024);
    }

    [Fact]
    public async Task Run_WithAllFlags_UsesThem()
    {
        string[] args =
        [
            "-d", "--network", "tcp4", "--address=127.0.0.1:0", "--tls-certs-dir", "/certificates", "--insecure",
            "--max-recv-message-size", "2047", "--max-concurrent-calls=1", "--max-request-memory", "4096", "--shutdown-timeout",
            "1.5m",
            "--metrics-address=", "--max-concurrent-renders", "5", "--max-connection-age", "1.5h",
            "--allowed-client-names", "crossplane.crossplane-system, spiffe://example.org/crossplane",
        ];

        FunctionHostOptions expected = new()
        {
            LogFormat = LogFormat.Text,
            MinLogLevel = LogLevel.Debug,
            LogExceptionMessages = true,
            Network = ListenNetwork.Tcp4,
            Address = "127.0.0.1:0",
            MetricsAddress = "",
            TlsCertificatesDirectory = "/certificates",
            Insecure = true,
            MaxReceiveMessageBytes = 2047 * 1024 * 1024,
            MaxConcurrentCalls = 1,
            MaxRequestMemoryBytes = 4L * 1024 * 1024 * 1024,
            MaxConcurrentRenders = 5,
            MaxConnectionAge = TimeSpan.FromMinutes(90),
            AllowedClientNames = ["crossplane.crossplane-system", "spiffe://example.org/crossplane"],
            ShutdownTimeout = TimeSpan.FromSeconds(90),
        };
        ShouldEqual((await RunAsync(args)).Options, expected);
    }

    [Theory]
    [InlineData("tcp", ListenNetwork.Tcp)]
    [InlineData("tcp4", ListenNetwork.Tcp4)]
    [InlineData("tcp6", ListenNetwork.Tcp6)]
    public async Task Run_WithNetwork_UsesIt(string text, ListenNetwork network) =>
        ((await RunAsync(["--network", text])).Options?.Network).Should().Be(network);

    [Theory]
    [InlineData("--metrics-address=")]
    [InlineData("--metrics-address", "")]
    [InlineData("--metrics-address")]
    public async Task Run_WithEmptyMetricsAddress_HasNone(params string[] args) =>
        ((await RunAsync(args)).Options?.MetricsAddress).Should().BeEmpty();

    [Fact]
    public async Task Run_WithEmptyMetricsAddressInTheEnvironment_HasNone() =>
        ((await RunAsync([], new Dictionary<string, string> { ["METRICS_ADDRESS"] = "" })).Options?.MetricsAddress)
            .Should().BeEmpty();

    [Fact]
    public async Task Run_WithoutFlags_UsesTheEnvironment()
    {
        Dictionary<string, string> environment = new()
        {
            ["DEBUG"] = "true",
            ["NETWORK"] = "tcp6",
            ["ADDRESS"] = "[::1]:1",
            ["METRICS_ADDRESS"] = "[::1]:2",
            ["TLS_SERVER_CERTS_DIR"] = "/tls/server",
            ["INSECURE"] = "1",
            ["MAX_RECV_MESSAGE_SIZE"] = "8",
            ["MAX_CONCURRENT_CALLS"] = "9",
            ["MAX_REQUEST_MEMORY"] = "10",
            ["MAX_CONCURRENT_RENDERS"] = "11",
            ["MAX_CONNECTION_AGE"] = "0s",
            ["ALLOWED_CLIENT_NAMES"] = "crossplane.crossplane-system",
            ["SHUTDOWN_TIMEOUT"] = "250ms",
        };

        FunctionHostOptions expected = new()
        {
            LogFormat = LogFormat.Text,
            MinLogLevel = LogLevel.Debug,
            LogExceptionMessages = true,
            Network = ListenNetwork.Tcp6,
            Address = "[::1]:1",
            MetricsAddress = "[::1]:2",
            TlsCertificatesDirectory = "/tls/server",
            Insecure = true,
            MaxReceiveMessageBytes = 8 * 1024 * 1024,
            MaxConcurrentCalls = 9,
            MaxRequestMemoryBytes = 10 * 1024 * 1024,
            MaxConcurrentRenders = 11,
            MaxConnectionAge = TimeSpan.Zero,
            AllowedClientNames = ["crossplane.crossplane-system"],
            ShutdownTimeout = TimeSpan.FromMilliseconds(250),
        };
        ShouldEqual((await RunAsync([], environment)).Options, expected);
    }

    [Theory]
    [InlineData("--debug=false", "DEBUG", "true")]
    [InlineData("--insecure=false", "INSECURE", "true")]
    [InlineData("--network=tcp", "NETWORK", "tcp6")]
    [InlineData("--address=:9443", "ADDRESS", ":1")]
    [InlineData("--metrics-address=:8080", "METRICS_ADDRESS", ":1")]
    [InlineData("--max-recv-message-size=4", "MAX_RECV_MESSAGE_SIZE", "8")]
    [InlineData("--shutdown-timeout=5s", "SHUTDOWN_TIMEOUT", "nonsense that nobody reads")]
    public async Task Run_WithFlag_IgnoresTheEnvironment(string flag, string variable, string value) =>
        (await RunAsync([flag], new Dictionary<string, string> { [variable] = value })).Options.Should().Be(
            new FunctionHostOptions());

    [Theory]
    [InlineData("DEBUG", "")]
    [InlineData("DEBUG", "False")]
    [InlineData("INSECURE", "0")]
    [InlineData("TLS_SERVER_CERTS_DIR", "")]
    [InlineData("MAX_RECV_MESSAGE_SIZE", "")]
    public async Task Run_WithVariableThatSaysNothing_UsesTheDefaults(string variable, string value) =>
        (await RunAsync([], new Dictionary<string, string> { [variable] = value })).Options.Should().Be(
            new FunctionHostOptions());

    [Theory]
    [InlineData("DEBUG", "yes", "DEBUG must be true or false, but is \"yes\"")]
    [InlineData("INSECURE", "2", "INSECURE must be true or false, but is \"2\"")]
    [InlineData("NETWORK", "udp", "NETWORK must be tcp, tcp4 or tcp6, but is \"udp\"")]
    [InlineData("ADDRESS", "nowhere", "ADDRESS must be [host]:port with a port from 0 to 65535, such as :9443, 127.0.0.1:9443 or "
        + "[::1]:9443, but is \"nowhere\"")]
    [InlineData("METRICS_ADDRESS", "nowhere", "METRICS_ADDRESS must be empty, or [host]:port with a port from 0 to 65535, such "
        + "as :9443, 127.0.0.1:9443 or [::1]:9443, but is \"nowhere\"")]
    [InlineData("MAX_RECV_MESSAGE_SIZE", "0", "MAX_RECV_MESSAGE_SIZE must be a whole number of MiB from 1 to 2047, but is \"0\"")]
    [InlineData("MAX_CONCURRENT_CALLS", "-1",
        "MAX_CONCURRENT_CALLS must be a whole number of calls from 1 to 1000000, but is \"-1\"")]
    [InlineData("MAX_REQUEST_MEMORY", "1e3",
        "MAX_REQUEST_MEMORY must be a whole number of MiB from 1 to 1048576, but is \"1e3\"")]
    [InlineData("SHUTDOWN_TIMEOUT", "5",
        "SHUTDOWN_TIMEOUT must be a number with one of the units ms, s and m, from 0s to 10m, but is \"5\"")]
    public async Task Run_OfMistakeInTheEnvironment_SaysWhatIsAllowedAndExitsWith2(string variable, string value, string message)
    {
        var run = await RunAsync([], new Dictionary<string, string> { [variable] = value });

        run.ExitCode.Should().Be(2);
        run.Options.Should().BeNull();
        run.Error.Split(Environment.NewLine)[0].Should().Be($"error: {message}");
    }

    [Fact]
    public async Task Run_OfHelp_IgnoresMistakesInTheEnvironment() =>
        (await RunAsync(["--help"], new Dictionary<string, string> { ["SHUTDOWN_TIMEOUT"] = "5" })).ExitCode.Should().Be(0);

    [Theory]
    [InlineData("--nonsense", $"unknown flag \"--nonsense\": allowed are {RootFlags}")]
    [InlineData("stray", $"unexpected argument \"stray\": allowed are other, serve, {RootFlags}")]
    [InlineData("serve stray", $"unexpected argument \"stray\": allowed are {Flags}")]
    [InlineData("--insecure=perhaps",
        "unexpected value in \"--insecure=perhaps\": the flag is given without a value, or with true or false")]
    [InlineData("--network udp", "--network must be tcp, tcp4 or tcp6, but is \"udp\"")]
    [InlineData("--address nowhere", "--address must be [host]:port with a port from 0 to 65535, such as :9443, 127.0.0.1:9443 "
        + "or [::1]:9443, but is \"nowhere\"")]
    [InlineData("--address",
        "--address takes one value, found 0: Listen on this address; no host means all interfaces, port 0 a free one.")]
    [InlineData("--metrics-address nowhere", "--metrics-address must be empty, or [host]:port with a port from 0 to 65535, such "
        + "as :9443, 127.0.0.1:9443 or [::1]:9443, but is \"nowhere\"")]
    [InlineData("--network tcp --network tcp",
        "--network takes one value, found 2: Listen on IPv4 and IPv6 (tcp), or on one of them.")]
    [InlineData("--shutdown-timeout 11m",
        "--shutdown-timeout must be a number with one of the units ms, s and m, from 0s to 10m, but is \"11m\"")]
    [InlineData("--shutdown-timeout -1s",
        "--shutdown-timeout must be a number with one of the units ms, s and m, from 0s to 10m, but is \"-1s\"")]
    [InlineData("--max-recv-message-size 0",
        "--max-recv-message-size must be a whole number of MiB from 1 to 2047, but is \"0\"")]
    [InlineData("--max-recv-message-size 2048",
        "--max-recv-message-size must be a whole number of MiB from 1 to 2047, but is \"2048\"")]
    [InlineData("--max-recv-message-size 1.5",
        "--max-recv-message-size must be a whole number of MiB from 1 to 2047, but is \"1.5\"")]
    [InlineData("--max-recv-message-size=-4",
        "--max-recv-message-size must be a whole number of MiB from 1 to 2047, but is \"-4\"")]
    [InlineData("serve --nonsense", $"unknown flag \"--nonsense\": allowed are {Flags}")]
    [InlineData("--insecure other", "unknown flag \"--insecure\" of other: allowed are ")]
    public async Task Run_OfMistake_SaysWhatIsAllowedAndExitsWith2(string line, string message)
    {
        var run = await RunAsync(line.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Options.Should().BeNull();
        run.Output.Should().BeEmpty();
        var lines = run.Error.TrimEnd().Split(Environment.NewLine);
        lines.Should().HaveCount(2);
        lines[0].Should().StartWith($"error: {message}");
        lines[1].Should().EndWith(" --help\" for usage.");
    }

    [Theory]
    [InlineData("serve --insecure")]
    [InlineData("--insecure serve")]
    public async Task Run_OfSubcommand_TakesFlagsOnBothSides(string line) =>
        ((await RunAsync(line.Split(' '))).Options?.Insecure).Should().BeTrue($"\"{line}\" asks for no encryption");

    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    public async Task Run_OfHelp_PrintsTheFlagsAndExitsWith0(string line)
    {
        var run = await RunAsync(line.Split(' '));

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Options.Should().BeNull();
        run.Output.Should().Contain("[default: :9443]");
        run.Output.Should().Contain("[default: tcp]");
        run.Output.Should().Contain("[default: 4]");
        run.Output.Should().Contain("[default: 5s]");
        run.Output.Should().Contain("[env: MAX_RECV_MESSAGE_SIZE]");
        Flags.Split(", ").Should().AllSatisfy(flag => run.Output.Should().Contain(flag));
    }

    [Fact]
    public async Task Run_WhoseServerCannotStart_SaysWhyAndExitsWith2()
    {
        var run = await RunAsync([], start: (_, _) => throw new FunctionHostException("cannot start: no reason"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Be($"error: cannot start: no reason{Environment.NewLine}");
    }

    [Fact]
    public async Task Run_StoppedDuringStart_ExitsWith0()
    {
        using var stop = new CancellationTokenSource();
        var error = new StringWriter();
        var root = Program(async (_, cancellationToken) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new FunctionHostException("started");
        });

        (await FunctionHost.RunAsync([], root, error, error, stop.Token)).Should().Be(0);
        error.ToString().Should().BeEmpty();
    }

    [Fact]
    public async Task Run_WhoseHostedServiceFails_LogsItAndEnds()
    {
        using var log = new KeptLog();
        using var output = new StringWriter();
        var root = Program((options, cancellationToken) => FunctionServer.StartAsync(
            services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log))
                .AddHostedService<FailingService>()
                .AddCompositionFunction(new IdleFunction()),
            options,
            cancellationToken));

        var exitCode = await FunctionHost.RunAsync(
            ["--insecure", "--address=127.0.0.1:0", "--metrics-address="], root, output, output, CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));

        exitCode.Should().Be(0);
        var entry = log.Entries.Should().ContainSingle(entry => entry.Level >= LogLevel.Error).Subject;
        entry.Message.Should().StartWith(
            $"stopping: hosted service {typeof(FailingService).FullName} failed with System.InvalidOperationException");
        entry.Message.Should().NotContain("the-secret");
        log.Entries.Should().Contain(line => line.Message.StartsWith("stopping: calls in progress", StringComparison.Ordinal));
    }

    private static void ShouldEqual(FunctionHostOptions? options, FunctionHostOptions expected)
    {
        (options?.AllowedClientNames).Should().Equal(expected.AllowedClientNames);
        (options is null ? null : options with { AllowedClientNames = [] }).Should().Be(
            expected with { AllowedClientNames = [] });
    }

    private static async Task<Run> RunAsync(
        string[] args,
        IReadOnlyDictionary<string, string>? environment = null,
        Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>>? start = null)
    {
        FunctionHostOptions? options = null;
        var root = Program(
            start ?? ((found, _) =>
            {
                options = found;
                throw new FunctionHostException("not started");
            }),
            environment);
        var output = new StringWriter();
        var error = new StringWriter();
        var exitCode = await FunctionHost.RunAsync(args, root, output, error, CancellationToken.None);
        return new Run(exitCode, output.ToString(), error.ToString(), options);
    }

    private static RootCommand Program(
        Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>> start,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var root = new RootCommand("A program.");
        var serve = new Command("serve", "Serves.");
        var other = new Command("other", "Does something else.");
        other.SetAction(_ => 0);
        var command = new ServeCommand(start, name => environment?.GetValueOrDefault(name));
        command.AddTo(root);
        command.AddTo(serve);
        root.Add(serve);
        root.Add(other);
        return root;
    }

    private sealed record Run(int ExitCode, string Output, string Error, FunctionHostOptions? Options);
}
