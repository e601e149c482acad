using System.Globalization;
using Crossplane.Functions.Rendering.Tests.Scripting;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>
/// A conformance case: <c>args</c> (one argument a line, by default the composite, the Composition and the functions),
/// <c>responses/*.yaml</c> (a scripted function each), and either <c>expected.yaml</c>, or <c>expected.err</c> with
/// <c>expected.code</c>.
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
        Assert.True(File.Exists(Output) != File.Exists(Error), $"{_path} must have either expected.yaml or expected.err");
        return File.Exists(Output)
            ? new CommandRun(File.ReadAllText(Output), "", 0)
            : new CommandRun("", File.ReadAllText(Error), int.Parse(File.ReadAllText(Code), CultureInfo.InvariantCulture));
    }

    public void Write(CommandRun actual)
    {
        foreach (var path in new[] { Output, Error, Code })
        {
            File.Delete(path);
        }

        if (actual.Code == 0)
        {
            File.WriteAllText(Output, actual.Output);
        }
        else
        {
            File.WriteAllText(Error, actual.Error);
            File.WriteAllText(Code, string.Create(CultureInfo.InvariantCulture, $"{actual.Code}\n"));
        }
    }

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
