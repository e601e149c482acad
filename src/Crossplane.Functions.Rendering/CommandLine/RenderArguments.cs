namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>The command line of <c>render</c>.</summary>
internal sealed record RenderArguments
{
    public required RenderFiles Files { get; init; }

    /// <summary>Null if it is left out, as it may be in a project.</summary>
    public string? Functions { get; init; }

    public string? ProjectFile { get; init; }

    /// <summary>Each KEY=VALUE, not yet checked.</summary>
    public IReadOnlyList<string> FunctionAnnotations { get; init; } = [];

    public IReadOnlyList<(string Key, string Path)> ContextFiles { get; init; } = [];

    public IReadOnlyList<(string Key, string Yaml)> ContextValues { get; init; } = [];

    public bool IncludeResults { get; init; }

    public bool IncludeFullComposite { get; init; }

    public bool IncludeContext { get; init; }

    public TimeSpan Timeout { get; init; }

    public bool Verbose { get; init; }

    /// <summary>A file or directory with what should be printed; null to print.</summary>
    public string? Diff { get; init; }

    public bool Graph { get; init; }

    /// <summary>A directory with schemas; null to check nothing.</summary>
    public string? Validate { get; init; }

    public bool Watch { get; init; }

    /// <summary>The flags that were given although they mean nothing here.</summary>
    public IReadOnlyList<string> WithoutEffect { get; init; } = [];

    /// <summary>Every file and directory that the output depends on.</summary>
    public IEnumerable<string> Inputs() =>
        new[] { Files.Composite, Files.Composition, Functions, Files.Definition, Files.Observed, Files.Credentials, Files.Schemas, Diff, Validate }
            .Concat([.. Files.Required, .. Files.Extra, .. ContextFiles.Select(file => file.Path)])
            .OfType<string>();
}
