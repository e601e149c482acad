using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.CommandLine;
using Crossplane.Functions.Rendering.Comparison;
using Crossplane.Functions.Rendering.Graphs;
using Crossplane.Functions.Rendering.Inputs;
using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering;

/// <summary>Reads the inputs, renders the composite, and formats the output as the command line specifies.</summary>
internal sealed class RenderRun
{
    private const int Different = 1;

    private readonly RenderArguments _arguments;
    private readonly IReadOnlyList<InProcessFunction> _inProcess;
    private readonly RenderConsole _console;

    public RenderRun(RenderArguments arguments, IReadOnlyList<InProcessFunction> inProcess, RenderConsole console)
    {
        _arguments = arguments;
        _inProcess = inProcess;
        _console = console;
    }

    /// <param name="output">Receives the output.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="RenderException">
    /// An input is invalid, a function fails, or an object does not match its schema.
    /// </exception>
    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var reader = InputReader.Open(_arguments.Files);
        var functions = FunctionList.Read(_arguments.Functions, _arguments.ProjectFile, reader.PipelineFunctions());
        FunctionAnnotations.Override(functions, _arguments.FunctionAnnotations);
        var input = reader.Finish() with { Context = ContextValues.Read(_arguments.ContextFiles, _arguments.ContextValues) };
        using var catalog = new FunctionCatalog(functions, _inProcess, exception => _console.Report(exception.ToString()), Wait);
        var rendered = await RenderAsync(input, catalog, cancellationToken).ConfigureAwait(false);
        Validate(input, rendered);
        return Show(RenderPrinter.Documents(rendered, input, _arguments), rendered, output);
    }

    private async Task<RenderOutput> RenderAsync(RenderInput input, FunctionCatalog catalog, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_arguments.Timeout);
        try
        {
            return await Renderer.RunAsync(input, name => Trace(name, catalog.Find(name)), timeout.Token).ConfigureAwait(false);
        }
        catch (RenderException exception)
        {
            throw new RenderException($"cannot render composite resource: {exception.Message}", exception)
            {
                IsTimeout = timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested,
            };
        }
    }

    private IFunctionClient? Trace(string name, IFunctionClient? client)
    {
        if (_arguments.Verbose && client is not null)
        {
            var location = client is GrpcClient remote ? $"at {remote.Authority}" : "in this process";
            _console.Report($"calling Function \"{name}\" {location}");
        }

        return client;
    }

    private void Wait(string sentence)
    {
        if (_arguments.Verbose || _console.HasProgress)
        {
            _console.Report(sentence);
        }
    }

    /// <summary>Validates objects before the printer normalizes their conditions, which schemas would not accept.</summary>
    private void Validate(RenderInput input, RenderOutput rendered)
    {
        if (_arguments.Validate is not { } directory)
        {
            return;
        }

        var composite = RenderPrinter.FullComposite(rendered, input);
        var findings = ObjectValidator.Read(directory).Check([composite, .. rendered.Composed]);
        foreach (var note in findings.Notes)
        {
            _console.Note(note);
        }

        if (findings.Problems.Count > 0)
        {
            var problems = string.Join('\n', findings.Problems.Select(problem => $"  {problem}"));
            throw new RenderException($"cannot accept what was rendered:\n{problems}");
        }
    }

    private int Show(IReadOnlyList<JsonObject> documents, RenderOutput rendered, TextWriter output)
    {
        if (_arguments.Graph)
        {
            MermaidGraph.Write(rendered, output);
            return 0;
        }

        if (_arguments.Diff is not { } expected)
        {
            RenderPrinter.Write(documents, output);
            return 0;
        }

        var difference = UnifiedDiff.Create(
            expected, ExpectedOutput.Read(expected, documents), "rendered", RenderPrinter.Format(documents));
        output.Write(_console.HasColours ? DiffColours.Apply(difference) : difference);
        return difference.Length == 0 ? 0 : Different;
    }
}
