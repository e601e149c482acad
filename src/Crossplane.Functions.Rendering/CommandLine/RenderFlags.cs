using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>The arguments and flags of <c>render</c>: those of <c>crossplane composition render</c>, and a few more.</summary>
internal sealed class RenderFlags
{
    private const char ListSeparator = ',';
    private const char PairSeparator = ';';

    private readonly Argument<string> _composite = new("composite-resource")
    {
        Description = "YAML file with the composite (XR).",
    };

    private readonly Argument<string> _composition = new("composition")
    {
        Description = "YAML file with the Composition; its mode must be Pipeline.",
    };

    private readonly Argument<string?> _functions = new("functions")
    {
        Description = "YAML file or directory with the Functions of the pipeline."
            + " Optional in a project if all functions run in this process.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _observed = One(
        "--observed-resources", "-o", "YAML file or directory with the existing composed resources.", "PATH");

    private readonly Option<string[]> _required = Many(
        "--required-resources", "-e", "YAML file or directory with objects that functions may require. May be repeated.", "PATH");

    private readonly Option<string[]> _extra = Many(
        "--extra-resources", null, "The former name of --required-resources.", "PATH");

    private readonly Option<string?> _schemas = One(
        "--required-schemas",
        "-s",
        "OpenAPI v3 document in JSON, or directory with such, whose schemas functions may require.",
        "PATH");

    private readonly Option<string?> _credentials = One(
        "--function-credentials", null, "YAML file or directory with the Secrets that hold the credentials of steps.", "PATH");

    private readonly Option<string[]> _annotations = Many(
        "--function-annotations", "-a", "Annotation of every Function, overriding its file. May be repeated.", "KEY=VALUE");

    private readonly Option<string?> _definition = One(
        "--xrd",
        null,
        "YAML file with the XRD. Its defaults are applied to the composite;"
            + " its scope determines the location of Crossplane's own fields.",
        "PATH");

    private readonly Option<(string, string)[]> _contextFiles = KeyValues(
        "--context-files", "Value of the pipeline context, read from a YAML or JSON file. May be repeated.", "KEY=FILE");

    private readonly Option<(string, string)[]> _contextValues = KeyValues(
        "--context-values", "Value of the pipeline context in YAML or JSON; overrides a file. May be repeated.", "KEY=VALUE");

    private readonly Option<bool> _results = Switch(
        "--include-function-results", "-r", "Print the results of functions, too, as documents of kind Result.");

    private readonly Option<bool> _full = Switch(
        "--include-full-xr", "-x", "Print the composite with its own spec and metadata.");

    private readonly Option<bool> _context = Switch(
        "--include-context", "-c", "Print the pipeline context, too, as a document of kind Context.");

    private readonly Option<string?> _project = One(
        "--project-file", "-f", "File of the project or package; by default crossplane-project.yaml or crossplane.yaml.", "PATH");

    private readonly Option<TimeSpan> _timeout = DurationFlag.Create(
        "--timeout",
        "Maximum duration, including the wait for functions that do not listen yet: 90s, 2m, 500ms.",
        TimeSpan.FromMinutes(1));

    private readonly Option<bool> _verbose = Switch(
        "--verbose", null, "Report on standard error which functions are called.");

    private readonly Option<string?> _diff = One(
        "--diff",
        null,
        "Compare the output with this file, or with the objects in this directory, and print the differences;"
            + " exit with 1 if there are any.",
        "PATH");

    private readonly Option<bool> _graph = Switch(
        "--graph", null, "Print a Mermaid diagram of the composed resources and their readiness.");

    private readonly Option<string?> _validate = One(
        "--validate",
        null,
        "Validate the output against the CRDs, XRDs and JSON schemas in this directory; exit with 1 if an object is invalid.",
        "DIR");

    private readonly Option<bool> _watch = Switch(
        "--watch", null, "Render again whenever an input changes.");

    private readonly DockerFlags _docker = new();

    public void AddTo(Command command)
    {
        ExistingFile.Require(_composite);
        ExistingFile.Require(_composition);
        ExistingFile.Require(_definition);
        foreach (var argument in new Argument[] { _composite, _composition, _functions })
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in new Option[]
        {
            _observed, _required, _extra, _schemas, _credentials, _annotations, _definition, _contextFiles, _contextValues,
            _results, _full, _context, _project, _timeout, _verbose, _diff, _graph, _validate, _watch, FlagSyntax.CreateProblem(),
        })
        {
            command.Options.Add(option);
        }

        ExclusiveFlags.Refuse(command, _diff, _graph);
        _docker.AddTo(command);
    }

    public RenderArguments Read(ParseResult parsed) => new()
    {
        Files = ReadFiles(parsed),
        Functions = parsed.GetValue(_functions) is { } functions ? FilePath.Expand(functions) : null,
        ProjectFile = PathOf(parsed, _project),
        FunctionAnnotations = parsed.GetValue(_annotations) ?? [],
        ContextFiles = parsed.GetValue(_contextFiles) ?? [],
        ContextValues = parsed.GetValue(_contextValues) ?? [],
        IncludeResults = parsed.GetValue(_results),
        IncludeFullComposite = parsed.GetValue(_full),
        IncludeContext = parsed.GetValue(_context),
        Timeout = parsed.GetValue(_timeout),
        Verbose = parsed.GetValue(_verbose),
        Diff = PathOf(parsed, _diff),
        Graph = parsed.GetValue(_graph),
        Validate = PathOf(parsed, _validate),
        Watch = parsed.GetValue(_watch),
        WithoutEffect = _docker.Given(parsed),
    };

    private RenderFiles ReadFiles(ParseResult parsed) => new()
    {
        Composite = FilePath.Expand(parsed.GetRequiredValue(_composite)),
        Composition = FilePath.Expand(parsed.GetRequiredValue(_composition)),
        Definition = PathOf(parsed, _definition),
        Observed = PathOf(parsed, _observed),
        Required = PathsOf(parsed, _required),
        Extra = PathsOf(parsed, _extra),
        Credentials = PathOf(parsed, _credentials),
        Schemas = PathOf(parsed, _schemas),
    };

    private static string? PathOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } path ? FilePath.Expand(path) : null;

    private static IReadOnlyList<string> PathsOf(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).Select(FilePath.Expand)];

    private static string[] Aliases(string? letter) => letter is null ? [] : [letter];

    private static Option<string?> One(string name, string? letter, string description, string helpName) =>
        LastValue.Of(new Option<string?>(name, Aliases(letter)) { Description = description, HelpName = helpName });

    private static Option<bool> Switch(string name, string? letter, string description) =>
        new(name, Aliases(letter)) { Description = description };

    private static Option<string[]> Many(string name, string? letter, string description, string helpName) =>
        new(name, Aliases(letter))
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = result => [.. result.Tokens.SelectMany(token => EscapedList.Split(token.Value, ListSeparator))],
        };

    private static Option<(string, string)[]> KeyValues(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => ParseKeyValues(result, name),
    };

    private static (string, string)[] ParseKeyValues(ArgumentResult result, string name)
    {
        var pairs = new List<(string, string)>();
        foreach (var item in result.Tokens.SelectMany(token => EscapedList.Split(token.Value, PairSeparator)))
        {
            var separator = item.IndexOf('=', StringComparison.Ordinal);
            if (separator < 0)
            {
                result.AddError($"{name}: expected \"<key>=<value>\" but got \"{item}\"");
                return [];
            }

            pairs.Add((item[..separator], item[(separator + 1)..]));
        }

        return [.. pairs];
    }
}
