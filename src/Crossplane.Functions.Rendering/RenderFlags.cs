using System.CommandLine;
using System.CommandLine.Parsing;

namespace Crossplane.Functions.Rendering;

/// <summary>The arguments and flags of <c>render</c>, named as those of <c>crossplane composition render</c>.</summary>
internal sealed class RenderFlags
{
    private readonly Argument<string> _composite = new("composite-resource") { Description = "YAML file with the composite (XR)." };
    private readonly Argument<string> _composition = new("composition") { Description = "YAML file with the Composition; its mode must be Pipeline." };
    private readonly Argument<string> _functions = new("functions") { Description = "YAML file or directory with the Functions of the pipeline." };

    private readonly Option<string?> _observed = new("--observed-resources", "-o")
    {
        Description = "YAML file or directory with composed resources that exist.",
        HelpName = "PATH",
    };

    private readonly Option<string[]> _required = new("--required-resources", "-e")
    {
        Description = "YAML file or directory with objects that functions may require. May be repeated.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _definition = new("--xrd")
    {
        Description = "YAML file with the XRD: its defaults are applied to the composite, and its scope decides where Crossplane's own fields stand.",
        HelpName = "PATH",
    };

    private readonly Option<(string, string)[]> _contextFiles = KeyValues("--context-files", "Value of the pipeline context, read as JSON from a file. May be repeated.", "KEY=FILE");
    private readonly Option<(string, string)[]> _contextValues = KeyValues("--context-values", "Value of the pipeline context as JSON; wins over a file. May be repeated.", "KEY=JSON");
    private readonly Option<bool> _results = new("--include-function-results", "-r") { Description = "Print the results of functions too, as documents of kind Result." };
    private readonly Option<bool> _full = new("--include-full-xr", "-x") { Description = "Print the composite with its own spec and metadata." };
    private readonly Option<bool> _context = new("--include-context", "-c") { Description = "Print the pipeline context too, as a document of kind Context." };

    private readonly Option<TimeSpan> _timeout = new("--timeout")
    {
        Description = "How long to run at most, functions that do not listen yet included: 90s, 2m, 500ms.",
        DefaultValueFactory = _ => TimeSpan.FromMinutes(1),
        CustomParser = ParseTimeout,
        HelpName = "DURATION",
    };

    public void AddTo(Command command)
    {
        foreach (var argument in new Argument[] { _composite, _composition, _functions })
        {
            argument.Validators.Add(result => UsageReport.RefuseFlags(result, command));
            command.Arguments.Add(argument);
        }

        foreach (var option in new Option[] { _observed, _required, _definition, _contextFiles, _contextValues, _results, _full, _context, _timeout })
        {
            command.Options.Add(option);
        }
    }

    public RenderArguments Read(ParseResult parsed) => new()
    {
        Composite = parsed.GetRequiredValue(_composite),
        Composition = parsed.GetRequiredValue(_composition),
        Functions = parsed.GetRequiredValue(_functions),
        Observed = parsed.GetValue(_observed),
        Required = parsed.GetValue(_required) ?? [],
        Definition = parsed.GetValue(_definition),
        ContextFiles = parsed.GetValue(_contextFiles) ?? [],
        ContextValues = parsed.GetValue(_contextValues) ?? [],
        IncludeResults = parsed.GetValue(_results),
        IncludeFullComposite = parsed.GetValue(_full),
        IncludeContext = parsed.GetValue(_context),
        Timeout = parsed.GetValue(_timeout),
    };

    private static Option<(string, string)[]> KeyValues(string name, string description, string helpName) => new(name)
    {
        Description = description,
        HelpName = helpName,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => ParseKeyValues(result, name, helpName),
    };

    private static (string, string)[] ParseKeyValues(ArgumentResult result, string name, string form)
    {
        var pairs = new List<(string, string)>();
        foreach (var token in result.Tokens)
        {
            var separator = token.Value.IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0)
            {
                result.AddError($"{name} must be {form}; found \"{token.Value}\".");
                return [];
            }

            pairs.Add((token.Value[..separator], token.Value[(separator + 1)..]));
        }

        return [.. pairs];
    }

    private static TimeSpan ParseTimeout(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (!DurationText.TryParse(text, out var timeout))
        {
            result.AddError($"--timeout must be a duration above zero such as 90s, 2m or 500ms; found \"{text}\".");
        }

        return timeout;
    }
}
