using System.Globalization;
using Crossplane.Functions.Rendering.Tests.Scripting;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>
/// A conformance case: <c>args</c> (one argument a line, by default the composite, the Composition and the functions),
/// <c>responses/*.yaml</c> (a scripted function each), and what is expected: <c>expected.yaml</c> on standard output,
/// <c>expected.err</c> on standard error, <c>expected.code</c>. Without a file nothing is printed, and the code is 0.
/// </summary>
internal sealed class CaseFolder
{
    private static readonly string[] DefaultArguments = ["xr.yaml", "composition.yaml", "functions.yaml"];

    private readonly string _path;

    public CaseFolder(string path) => _path = path;

    private string Output => Path.Combine(_path, "expected.yaml");

    private string Error => Path.Combine(_path, "expected.err");

    private string Code => Path.Combine(_path, "expected.code");

    public Task<CommandRun> RenderAsync()
    {
        var arguments = Path.Combine(_path, "args");
        return CurrentDirectory.InAsync(_path, () =>
            CommandRun.RunAsync(File.Exists(arguments) ? File.ReadAllLines(arguments) : DefaultArguments, Functions()));
    }

    public CommandRun ReadExpected()
    {
        (File.Exists(Output) || File.Exists(Error)).Should().BeTrue($"{_path} must have expected.yaml or expected.err");
        var code = File.Exists(Code) ? int.Parse(File.ReadAllText(Code), CultureInfo.InvariantCulture) : 0;
        return new CommandRun(Read(Output), Read(Error), code);
    }

    public void Write(CommandRun actual)
    {
        foreach (var path in new[] { Output, Error, Code })
        {
            File.Delete(path);
        }

        if (actual.Output.Length > 0 || actual.Error.Length == 0)
        {
            File.WriteAllText(Output, actual.Output);
        }

        if (actual.Error.Length > 0)
        {
            File.WriteAllText(Error, actual.Error);
        }

        if (actual.Code != 0)
        {
            File.WriteAllText(Code, string.Create(CultureInfo.InvariantCulture, $"{actual.Code}\n"));
        }
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    private InProcessFunction[] Functions()
    {
        var responses = Path.Combine(_path, "responses");
        return Directory.Exists(responses)
            ? [.. Directory.GetFiles(responses).Order(StringComparer.Ordinal).Select(Function)]
            : [];
    }

    private static InProcessFunction Function(string path) =>
        new(Path.GetFileNameWithoutExtension(path), new ScriptedFunction(path));
}
