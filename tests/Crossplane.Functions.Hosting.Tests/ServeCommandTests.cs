using System.CommandLine;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class ServeCommandTests
{
    private const string Flags = "--address, --debug, --insecure, --max-recv-message-size, --network, --tls-certs-dir";
    private const string RootFlags =
        "--address, --debug, --help, --insecure, --max-recv-message-size, --network, --tls-certs-dir, --version";

    [Fact]
    public async Task Run_WithoutFlags_UsesTheDefaults()
    {
        FunctionHostOptions? options = (await RunAsync([])).Options;

        Assert.Equal(new FunctionHostOptions(), options);
        Assert.Equal(":9443", options?.Address);
        Assert.Equal(4 * 1024 * 1024, options?.MaxReceiveMessageBytes);
    }

    [Fact]
    public async Task Run_WithAllFlags_UsesThem()
    {
        string[] args =
        [
            "-d", "--network", "tcp4", "--address=127.0.0.1:0", "--tls-certs-dir", "/certificates", "--insecure",
            "--max-recv-message-size", "2047",
        ];

        FunctionHostOptions expected = new()
        {
            Debug = true,
            Network = ListenNetwork.Tcp4,
            Address = "127.0.0.1:0",
            TlsCertificatesDirectory = "/certificates",
            Insecure = true,
            MaxReceiveMessageBytes = 2047 * 1024 * 1024,
        };
        Assert.Equal(expected, (await RunAsync(args)).Options);
    }

    [Theory]
    [InlineData("tcp", ListenNetwork.Tcp)]
    [InlineData("tcp4", ListenNetwork.Tcp4)]
    [InlineData("tcp6", ListenNetwork.Tcp6)]
    public async Task Run_WithNetwork_UsesIt(string text, ListenNetwork network) =>
        Assert.Equal(network, (await RunAsync(["--network", text])).Options?.Network);

    [Theory]
    [InlineData("/tls/server", "/tls/server")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task Run_WithoutDirectory_UsesTheEnvironment(string? variable, string? directory) =>
        Assert.Equal(directory, (await RunAsync([], variable)).Options?.TlsCertificatesDirectory);

    [Fact]
    public async Task Run_WithDirectory_IgnoresTheEnvironment()
    {
        Run run = await RunAsync(["--tls-certs-dir", "/flag"], "/environment");

        Assert.Equal("/flag", run.Options?.TlsCertificatesDirectory);
    }

    [Theory]
    [InlineData("--nonsense", $"unknown flag \"--nonsense\": allowed are {RootFlags}")]
    [InlineData("stray", $"unexpected argument \"stray\": allowed are other, serve, {RootFlags}")]
    [InlineData("serve stray", $"unexpected argument \"stray\": allowed are {Flags}")]
    [InlineData("--insecure=perhaps", "unexpected value in \"--insecure=perhaps\": the flag is given without a value, or with true or false")]
    [InlineData("--network udp", "--network is tcp, tcp4 or tcp6, found \"udp\"")]
    [InlineData("--address nowhere", "--address is [host]:port with a port from 0 to 65535, such as :9443, 127.0.0.1:9443 or [::1]:9443, found \"nowhere\"")]
    [InlineData("--address", "--address takes one value, found 0: Listen on this address; no host means all interfaces, port 0 a free one.")]
    [InlineData("--network tcp --network tcp", "--network takes one value, found 2: Listen on IPv4 and IPv6 (tcp), or on one of them.")]
    [InlineData("--max-recv-message-size 0", "--max-recv-message-size is a whole number of MB from 1 to 2047, found \"0\"")]
    [InlineData("--max-recv-message-size 2048", "--max-recv-message-size is a whole number of MB from 1 to 2047, found \"2048\"")]
    [InlineData("--max-recv-message-size 1.5", "--max-recv-message-size is a whole number of MB from 1 to 2047, found \"1.5\"")]
    [InlineData("--max-recv-message-size=-4", "--max-recv-message-size is a whole number of MB from 1 to 2047, found \"-4\"")]
    [InlineData("serve --nonsense", $"unknown flag \"--nonsense\": allowed are {Flags}")]
    [InlineData("--insecure other", "unknown flag \"--insecure\" of other: allowed are ")]
    public async Task Run_OfMistake_SaysWhatIsAllowedAndExitsWith2(string line, string message)
    {
        Run run = await RunAsync(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Null(run.Options);
        Assert.Empty(run.Output);
        string[] lines = run.Error.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"error: {message}", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" --help\" for usage.", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve --insecure")]
    [InlineData("--insecure serve")]
    public async Task Run_OfSubcommand_TakesFlagsOnBothSides(string line) =>
        Assert.True((await RunAsync(line.Split(' '))).Options?.Insecure);

    [Theory]
    [InlineData("--help")]
    [InlineData("serve --help")]
    public async Task Run_OfHelp_PrintsTheFlagsAndExitsWith0(string line)
    {
        Run run = await RunAsync(line.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Null(run.Options);
        Assert.Contains("[default: :9443]", run.Output, StringComparison.Ordinal);
        Assert.Contains("[default: tcp]", run.Output, StringComparison.Ordinal);
        Assert.Contains("[default: 4]", run.Output, StringComparison.Ordinal);
        Assert.All(Flags.Split(", "), flag => Assert.Contains(flag, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WhoseServerCannotStart_SaysWhyAndExitsWith2()
    {
        Run run = await RunAsync([], start: (_, _) => throw new FunctionHostException("cannot start: no reason"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"error: cannot start: no reason{Environment.NewLine}", run.Error);
    }

    [Fact]
    public async Task Run_StoppedDuringStart_ExitsWith0()
    {
        using var stop = new CancellationTokenSource();
        var error = new StringWriter();
        RootCommand root = Program(async (_, cancellationToken) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new FunctionHostException("started");
        });

        Assert.Equal(0, await FunctionHost.RunAsync([], root, error, error, stop.Token));
        Assert.Empty(error.ToString());
    }

    private static async Task<Run> RunAsync(
        string[] args,
        string? certificatesVariable = null,
        Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>>? start = null)
    {
        FunctionHostOptions? options = null;
        RootCommand root = Program(
            start ?? ((found, _) =>
            {
                options = found;
                throw new FunctionHostException("not started");
            }),
            certificatesVariable);
        var output = new StringWriter();
        var error = new StringWriter();
        int exitCode = await FunctionHost.RunAsync(args, root, output, error, CancellationToken.None);
        return new Run(exitCode, output.ToString(), error.ToString(), options);
    }

    private static RootCommand Program(
        Func<FunctionHostOptions, CancellationToken, Task<FunctionServer>> start, string? certificatesVariable = null)
    {
        var root = new RootCommand("A program.");
        var serve = new Command("serve", "Serves.");
        var other = new Command("other", "Does something else.");
        other.SetAction(_ => 0);
        var command = new ServeCommand(start, name => name == "TLS_SERVER_CERTS_DIR" ? certificatesVariable : null);
        command.AddTo(root);
        command.AddTo(serve);
        root.Add(serve);
        root.Add(other);
        return root;
    }

    private sealed record Run(int ExitCode, string Output, string Error, FunctionHostOptions? Options);
}
