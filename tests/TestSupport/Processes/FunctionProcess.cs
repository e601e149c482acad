using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TestSupport.Processes;

/// <summary>The executable as a process of its own, as a cluster or a shell runs it.</summary>
public sealed partial class FunctionProcess : IDisposable
{
    // Next to the program that runs: its project references that of the executable.
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, "function-agent-platform.dll");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FunctionProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        _process = new Process { StartInfo = CreateStartInfo(arguments, environment) };
        _process.ErrorDataReceived += (_, line) => ReadError(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
    }

    /// <summary>The variables that the flags read, which the machine that tests must not set: their help names them.</summary>
    public static IReadOnlyList<string> Variables { get; } = ReadVariables();

    public int Port { get; private set; }

    public Uri Management { get; private set; } = new("http://localhost");

    public string Target => string.Create(CultureInfo.InvariantCulture, $"localhost:{Port}");

    public int Id => _process.Id;

    /// <summary>The memory of the process that is in RAM.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ProcessResult> RunAsync(params string[] arguments) =>
        await RunAsync(new Dictionary<string, string>(), arguments);

    public static async Task<ProcessResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = new FunctionProcess(arguments, environment);
        var output = await process._process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        return new ProcessResult(await process.WaitAsync(), output, process._error.ToString());
    }

    /// <summary>Starts a server on a free port and waits until it listens.</summary>
    public static async Task<FunctionProcess> ServeAsync(params string[] arguments) =>
        await ServeAsync(new Dictionary<string, string>(), arguments);

    public static async Task<FunctionProcess> ServeAsync(
        IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var process = new FunctionProcess(
            ["--address", "localhost:0", "--metrics-address", "localhost:0", .. arguments], environment);
        try
        {
            process.Port = await process._port.Task.WaitAsync(Patience);
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Asks the server to end as Kubernetes does, and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync();
        return await WaitAsync();
    }

    /// <summary>Asks the server to end, without waiting for it.</summary>
    public async Task SignalAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until the process has ended, and returns its exit code.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>What the process has written to the standard error stream, line by line.</summary>
    public IReadOnlyCollection<string> Log => _lines;

    /// <summary>Waits until the process has written a line that contains a text.</summary>
    public async Task WaitForLogAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!_lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo CreateStartInfo(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("OTEL_", StringComparison.Ordinal))
            .Concat(Variables)
            .ToArray())
        {
            start.Environment.Remove(variable);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string[] ReadVariables()
    {
        using var help = Process.Start(new ProcessStartInfo("dotnet", [Executable, "--help"]) { RedirectStandardOutput = true })!;
        var text = help.StandardOutput.ReadToEnd();
        help.WaitForExit();
        return [.. FlagVariable().Matches(text).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"\[env: ([A-Z_]+)\]")]
    private static partial Regex FlagVariable();

    [GeneratedRegex(@"listening on \S+:([0-9]+) with")]
    private static partial Regex Listening();

    [GeneratedRegex(@"metrics and probes on \S+:([0-9]+)")]
    private static partial Regex ManagementListening();

    private void ReadError(string? line)
    {
        if (line is null)
        {
            _port.TrySetException(new InvalidOperationException($"The process ended without listening: {_error}"));
            return;
        }

        _error.AppendLine(line);
        _lines.Enqueue(line);
        if (ManagementListening().Match(line) is { Success: true } management)
        {
            Management = new Uri($"http://127.0.0.1:{management.Groups[1].Value}");
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _port.TrySetResult(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
    }
}
