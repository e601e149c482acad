using System.Globalization;
using System.IO.Pipes;
using Crossplane.Functions.Rendering.Tests.Scripting;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>
/// A conformance case: <c>args</c> (one argument a line, by default the composite, the Composition and the functions),
/// <c>stdin</c> (what <c>/dev/stdin</c> among the arguments is), and <c>responses/*.yaml</c> (a scripted function each).
/// What was recorded of the official command stands in <c>official.yaml</c> (standard output), <c>official.err</c> and
/// <c>official.code</c>, as it was printed; <see cref="Recording"/> says how it is compared. What is expected besides stands in
/// <c>expected.err</c>, where nothing was recorded or the message is our own, and in <c>expected.yaml</c> and
/// <c>expected.code</c>, where nothing was recorded or ours differs deliberately. Without a file nothing is printed, and the
/// code is 0.
/// </summary>
/// <remarks>
/// <c>@HELP@</c> stands for the help text on standard output, which names other flags here. <c>@PORT@</c> in an input or
/// argument stands for the port of the function that listens; such a case runs in a copy of its folder.
/// </remarks>
internal sealed class CaseFolder
{
    private const string Help = "@HELP@\n";
    private const string Port = "@PORT@";
    private const string StandardInput = "/dev/stdin";

    // As an argument: a case that reads its own folder must not find what is expected of it there.
    private const string CurrentFolder = "";

    private static readonly string[] DefaultArguments = ["xr.yaml", "composition.yaml", "functions.yaml"];

    private readonly string _path;

    public CaseFolder(string path) => _path = path;

    public bool IsRecorded => File.Exists(Official.Output) || File.Exists(Official.Error) || File.Exists(Official.Code);

    public bool HasExpectation => File.Exists(Expected.Output) || File.Exists(Expected.Error);

    private (string Output, string Error, string Code) Official =>
        (In("official.yaml"), In("official.err"), In("official.code"));

    private (string Output, string Error, string Code) Expected =>
        (In("expected.yaml"), In("expected.err"), In("expected.code"));

    public async Task<CommandRun> RenderAsync()
    {
        var arguments = File.Exists(In("args")) ? File.ReadAllLines(In("args")) : DefaultArguments;
        await using var listening = await ListenAsync(arguments);
        if (listening is null && !arguments.Contains(CurrentFolder))
        {
            return WithoutHelp(await RenderAsync(_path, arguments, Functions()));
        }

        var port = listening?.Port ?? Port;
        var copy = Directory.CreateTempSubdirectory("render-case-");
        try
        {
            Copy(_path, copy.FullName, port);
            string[] replaced = [.. arguments.Select(word => word.Replace(Port, port))];
            var run = await RenderAsync(copy.FullName, replaced, Functions());
            return run with { Error = run.Error.Replace($":{port}", $":{Port}") };
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <summary>What the official command printed and returned.</summary>
    public CommandRun ReadOfficial() => new(Read(Official.Output), Read(Official.Error), ReadCode(Official.Code));

    /// <summary>
    /// What is expected of ours. For a recorded case only its standard error counts, if the message is our own, unless the case
    /// differs on purpose.
    /// </summary>
    public CommandRun ReadExpected() => new(Read(Expected.Output), Read(Expected.Error), ReadCode(Expected.Code));

    /// <summary>Writes what is expected; a recording is never changed.</summary>
    /// <param name="actual">What was printed.</param>
    /// <param name="differs">True to write all of it.</param>
    /// <param name="hasOwnMessage">True to write standard error.</param>
    public void Write(CommandRun actual, bool differs, bool hasOwnMessage)
    {
        foreach (var path in new[] { Expected.Output, Expected.Error, Expected.Code })
        {
            File.Delete(path);
        }

        if (actual.Error.Length > 0 && (differs || hasOwnMessage))
        {
            File.WriteAllText(Expected.Error, actual.Error);
        }

        if (!differs)
        {
            return;
        }

        if (actual.Output.Length > 0 || actual.Error.Length == 0)
        {
            File.WriteAllText(Expected.Output, actual.Output);
        }

        if (actual.Code != 0)
        {
            File.WriteAllText(Expected.Code, string.Create(CultureInfo.InvariantCulture, $"{actual.Code}\n"));
        }
    }

    private static CommandRun WithoutHelp(CommandRun run) =>
        run.Output.StartsWith("Description:\n", StringComparison.Ordinal) ? run with { Output = Help } : run;

    private static async Task<CommandRun> RenderAsync(string path, string[] arguments, InProcessFunction[] functions)
    {
        if (!arguments.Contains(StandardInput))
        {
            return await CurrentDirectory.InAsync(path, () => CommandRun.RunAsync(arguments, functions));
        }

        // The standard input of the test's own process is taken: another pipe stands for it.
        using var writer = new AnonymousPipeServerStream(PipeDirection.Out);
        var writing = Task.Run(async () =>
        {
            await writer.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(path, "stdin")));
            // The reader's end stays open: it may not be opened by its path yet.
            writer.SafePipeHandle.Dispose();
        });
        var input = $"/dev/fd/{writer.ClientSafePipeHandle.DangerousGetHandle()}";
        var run = await CurrentDirectory.InAsync(path, () =>
            CommandRun.RunAsync([.. arguments.Select(word => word == StandardInput ? input : word)], functions));
        await writing;
        return run;
    }

    private static void Copy(string from, string to, string port)
    {
        foreach (var file in Directory.GetFiles(from).Where(file => !IsExpectation(file)))
        {
            var text = File.ReadAllText(file);
            if (text.Contains(Port, StringComparison.Ordinal))
            {
                File.WriteAllText(Path.Combine(to, Path.GetFileName(file)), text.Replace(Port, port));
            }
            else
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }

        foreach (var directory in Directory.GetDirectories(from))
        {
            Copy(directory, Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(directory))).FullName, port);
        }
    }

    private static bool IsExpectation(string file) => Path.GetFileNameWithoutExtension(file) is "official" or "expected";

    private static int ReadCode(string path) =>
        File.Exists(path) ? int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture) : 0;

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    private string In(string name) => Path.Combine(_path, name);

    private string[] Responses() =>
        Directory.Exists(In("responses"))
            ? [.. Directory.GetFiles(In("responses")).Order(StringComparer.Ordinal)]
            : [];

    private InProcessFunction[] Functions() =>
        Array.ConvertAll(
            Responses(),
            path => new InProcessFunction(Path.GetFileNameWithoutExtension(path), new ScriptedFunction(path)));

    /// <summary>Starts the function that listens: the one with a key for it or, if a port is asked for, the only one.</summary>
    private async Task<ListeningFunction?> ListenAsync(string[] arguments)
    {
        var responses = Responses();
        var needed = Array.FindAll(responses, ListeningFunction.IsNeededFor);
        var texts = Directory.GetFiles(_path, "*.yaml").Select(File.ReadAllText).Concat(arguments);
        if (needed.Length > 0)
        {
            return await ListeningFunction.StartAsync(needed.Single());
        }

        return texts.Any(text => text.Contains(Port, StringComparison.Ordinal))
            ? await ListeningFunction.StartAsync(responses.Single())
            : null;
    }
}
