using System.Diagnostics;
using System.Text.Json;

namespace CompositionFunction.Tests.Interop;

/// <summary>A client of another implementation of gRPC, see tests/Peers.</summary>
internal sealed record Peer(string Name, string FileName, string Script, string[] Check)
{
    private static readonly Peer Node = new(
        "grpc-js", "node", Repository.Path("tests", "Peers", "node", "call.mjs"),
        [
            "--input-type=module",
            "--eval",
            "await import('file://"
                + Repository.Path("tests", "Peers", "node", "node_modules", "@grpc", "grpc-js", "build", "src", "index.js")
                + "')",
        ]);

    private static readonly Peer Python = new(
        "grpcio", "/usr/bin/python3", Repository.Path("tests", "Peers", "python", "call.py"),
        ["-c", "import grpc, google.protobuf, prometheus_client, yaml, subprocess; [subprocess.run([tool, '--version'], "
            + "check=True) for tool in ('protoc', 'promtool')]"]);

    private static readonly Peer[] All = [Node, Python];

    /// <summary>What must be installed before the interoperability tests can run; null if nothing is missing.</summary>
    public static string? Missing { get; } =
        string.Join(", ", All.Where(peer => !peer.IsInstalled()).Select(peer => peer.Name)) is { Length: > 0 } names
            ? $"{names} not installed, see tests/Peers/README.md"
            : null;

    public static TheoryData<string, string> NamesAndServices()
    {
        var data = new TheoryData<string, string>();
        foreach (var peer in All)
        {
            data.Add(peer.Name, "v1");
            data.Add(peer.Name, "v1beta1");
        }

        return data;
    }

    public static TheoryData<string> Names() => [.. All.Select(peer => peer.Name)];

    public static Peer Find(string name) => Array.Find(All, peer => peer.Name == name)!;

    /// <summary>Calls a function and returns the answer to each call.</summary>
    public Task<JsonElement[]> CallAsync(params string[] arguments) => CallAsync(Task.CompletedTask, arguments);

    /// <summary>Runs another script in Python and returns what it printed, a value of JSON in each line.</summary>
    /// <param name="script">Its path below tests.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<JsonElement[]> RunAsync(string script, string input, params string[] arguments)
    {
        using var process = Python.Start([Repository.Path("tests", script), .. arguments]);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "the peer wrote {0}", await error);
        return Parse(await output);
    }

    /// <param name="end">Ends the peer's standard input.</param>
    /// <param name="arguments">See tests/Peers/README.md.</param>
    public async Task<JsonElement[]> CallAsync(Task end, params string[] arguments)
    {
        using var process = Start([Script, .. arguments]);
        _ = end.ContinueWith(_ => process.StandardInput.Close(), TaskScheduler.Default);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "the peer wrote {0}", await error);
        return Parse(output);
    }

    private static JsonElement[] Parse(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private Process Start(IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(FileName, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;

    private bool IsInstalled()
    {
        try
        {
            using var process = Start(Check);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
