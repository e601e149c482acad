using System.Globalization;

namespace CompositionFunction.Tests;

/// <summary>A server that cannot start as it is configured says why in one sentence and exits with 2.</summary>
public sealed class StartTests : IDisposable
{
    private readonly CrossplaneCertificates _crossplane = new();
    private readonly TemporaryDirectory _directory = new();

    public StartTests() => _crossplane.IssueServer().WriteTo(_directory.Path, _crossplane.AuthorityPem);

    public void Dispose()
    {
        _crossplane.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Main_PortInUse_NamesTheAddress()
    {
        using var server = await FunctionProcess.ServeAsync("--insecure");

        await AssertRefusedAsync(
            $"cannot listen on \"127.0.0.1:{server.Port}\": the address is already in use",
            "--insecure", "--address", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}"));
    }

    [Fact]
    public Task Main_NoDirectory_NamesIt() =>
        AssertRefusedAsync(
            $"cannot read server certificates: the directory {_directory["absent"]} does not exist",
            "--tls-certs-dir", _directory["absent"]);

    [Fact]
    public async Task Main_NoKey_NamesTheFile()
    {
        File.Delete(_directory["tls.key"]);

        await AssertRefusedAsync($"cannot read {_directory["tls.key"]}: the file does not exist");
    }

    [Fact]
    public async Task Main_KeyOfAnotherCertificate_NamesBoth()
    {
        await File.WriteAllTextAsync(_directory["tls.key"], _crossplane.IssueServer().KeyPem);

        await AssertRefusedAsync(
            $"cannot use {_directory["tls.key"]}: the key does not match the certificate {_directory["tls.crt"]}");
    }

    [Fact]
    public async Task Main_ExpiredCertificate_SaysSinceWhen()
    {
        _crossplane.IssueServer(
            new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
            .WriteTo(_directory.Path, _crossplane.AuthorityPem);

        await AssertRefusedAsync($"cannot use server certificate {_directory["tls.crt"]}: it expired at 2026-01-02 03:04:05Z");
    }

    [Fact]
    public async Task Main_MistakeInTheEnvironment_NamesTheVariable()
    {
        var result = await FunctionProcess.RunAsync(
            new Dictionary<string, string> { ["MAX_RECV_MESSAGE_SIZE"] = "4MB" }, "--insecure");

        result.ExitCode.Should().Be(2);
        result.Error.Should().StartWith(
            "error: MAX_RECV_MESSAGE_SIZE must be a whole number of MiB from 1 to 2047, but is \"4MB\"");
    }

    private Task AssertRefusedAsync(string sentence) =>
        AssertRefusedAsync(sentence, "--address", "127.0.0.1:0", "--tls-certs-dir", _directory.Path);

    private static async Task AssertRefusedAsync(string sentence, params string[] arguments)
    {
        var result = await FunctionProcess.RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.Should().Be($"error: {sentence}{Environment.NewLine}");
    }
}
