namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>The parsed command line of <c>render</c>.</summary>
internal sealed record RenderArguments
{
    public required RenderFiles Files { get; init; }

    /// <summary>A file or directory with Functions; null if omitted, which is allowed in a project.</summary>
    public string? Functions { get; init; }

    public string? ProjectFile { get; init; }

    /// <summary>Annotations in the form KEY=VALUE, not validated yet.</summary>
    public IReadOnlyList<string> FunctionAnnotations { get; init; } = [];

    public IReadOnlyList<(string Key, string Path)> ContextFiles { get; init; } = [];

    public IReadOnlyList<(string Key, string Yaml)> ContextValues { get; init; } = [];

    public bool IncludeResults { get; init; }

    public bool IncludeFullComposite { get; init; }

    public bool IncludeContext { get; init; }

    public TimeSpan Timeout { get; init; }

    public bool Verbose { get; init; }

    /// <summary>A file or directory with the expected output to compare with; null to print the output.</summary>
    public string? Diff { get; init; }

    public bool Graph { get; init; }

    /// <summary>A directory with schemas to validate the output against; null to skip validation.</summary>
    public string? Validate { get; init; }

    public bool Watch { get; init; }

    /// <summary>The given flags that are accepted but have no effect.</summary>
    public IReadOnlyList<string> WithoutEffect { get; init; } = [];

    /// <summary>All files and directories that the output depends on.</summary>
    public IEnumerable<string> Inputs() =>
        new[]
        {
            Files.Composite, Files.Composition, Functions, Files.Definition, Files.Observed, Files.Credentials, Files.Schemas,
            Diff, Validate,
        }
            .Concat([.. Files.Required, .. Files.Extra, .. ContextFiles.Select(file => file.Path)])
            .OfType<string>();
}
