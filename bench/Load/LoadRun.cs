using System.Diagnostics;
using System.Globalization;
using System.Net;
using Crossplane.Functions.Testing.Calls;
using Crossplane.Functions.Testing.Certificates;
using TestSupport;

namespace Benchmarks.Load;

/// <summary>
/// Calls the function with all resources observed and an echo of the same size, alternately, on a server in its own process,
/// over a single mTLS connection, as Crossplane does.
/// </summary>
internal static class LoadRun
{
    private const int Callers = 32;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <param name="seconds">The duration of the run, including the echo.</param>
    /// <param name="executable">A server to call instead, such as the native one; null for one of this program.</param>
    public static async Task RunAsync(int seconds, string? executable)
    {
        using var directory = new TemporaryDirectory();
        using var certificates = new CrossplaneCertificates();
        var certificate = certificates.IssueServer();
        certificate.WriteTo(directory.Path, certificates.AuthorityPem);
        using var server = executable is null ? StartServer(directory.Path) : StartExecutable(executable, directory.Path);
        var port = executable is null
            ? int.Parse(await server.StandardOutput.ReadLineAsync() ?? "", CultureInfo.InvariantCulture)
            : await ReadPortAsync(server.StandardError);
        using var client = CreateClient(port, certificates, certificate);
        var message = AgentExecutorRequests.Steady();
        var frame = RawGrpcClient.Frame(message);

        await CallAsync(client, RawGrpcClient.V1, frame, new Latencies());
        await CallEchoAsync(new Latencies());
        var ofFunction = new Latencies();
        var ofEcho = new Latencies();
        var memory = new List<long> { Resident(server) };
        var rounds = Math.Max(1, (int)(seconds / (2 * Turn.TotalSeconds)));
        for (var round = 0; round < rounds; round++)
        {
            await CallAsync(client, RawGrpcClient.V1, frame, ofFunction);
            await CallEchoAsync(ofEcho);
            memory.Add(Resident(server));
        }

        Print($"{Callers} callers, {client.Connections} connection, request of {message.Length} bytes");
        Print($"{rounds} turns of {Turn.TotalSeconds:F0} s each");
        Report("function", ofFunction, rounds);
        if (ofEcho.Count > 0)
        {
            Report("echo", ofEcho, rounds);
            var rate = Rate(ofFunction, rounds) / Rate(ofEcho, rounds);
            var slowest = ofFunction.Percentile(0.99) / ofEcho.Percentile(0.99);
            Print($"rate {rate:F2} of the echo's, p99 {slowest:F2} times the echo's");
        }

        var middle = memory[memory.Count / 2];
        Print($"memory of the server: {memory[0]} MiB at the start, {middle} in the middle, {memory[^1]} at the end");
        server.StandardInput.Close();
        server.Kill();
        await server.WaitForExitAsync();

        // An executable has no echo.
        Task CallEchoAsync(Latencies latencies) =>
            executable is null ? CallAsync(client, RawGrpcClient.V1Beta1, frame, latencies) : Task.CompletedTask;
    }

    private static async Task CallAsync(RawGrpcClient client, string path, byte[] frame, Latencies latencies)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < Turn)
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await client.CallAsync(path, frame);
                latencies.Add(Stopwatch.GetElapsedTime(began));
                if (answer.Status != "0")
                {
                    throw new InvalidOperationException($"A call was answered with {answer.Status}: {answer.Message}");
                }
            }
        })));
    }

    private static RawGrpcClient CreateClient(int port, CrossplaneCertificates certificates, IssuedCertificate server) =>
        new(new IPEndPoint(IPAddress.Loopback, port), certificates.CreateClientOptions(server));

    private static Process StartServer(string certificates) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(LoadRun).Assembly.Location, "load-server", certificates])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static Process StartExecutable(string executable, string certificates) => Process.Start(
        new ProcessStartInfo(
            executable, ["--address", "127.0.0.1:0", "--metrics-address", "127.0.0.1:0", "--tls-certs-dir", certificates])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;

    // The line of the log that names the address comes last of those about ports.
    private static async Task<int> ReadPortAsync(StreamReader log)
    {
        while (await log.ReadLineAsync() is { } line)
        {
            if (System.Text.RegularExpressions.Regex.Match(line, @"listening on 127\.0\.0\.1:(\d+)") is { Success: true } match)
            {
                _ = log.ReadToEndAsync();
                return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    private static void Report(string name, Latencies latencies, int rounds)
    {
        var median = latencies.Percentile(0.5).TotalMilliseconds;
        var slowest = latencies.Percentile(0.99).TotalMilliseconds;
        Print($"{name,-8} {Rate(latencies, rounds),7:F0}/s  p50 {median:F2} ms  p99 {slowest:F2} ms");
    }

    private static double Rate(Latencies latencies, int rounds) => latencies.Count / (rounds * Turn.TotalSeconds);

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / (1024 * 1024);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
