namespace Crossplane.Functions.Rendering;

/// <summary>The command line of <c>render</c>.</summary>
internal sealed record RenderArguments
{
    public required string Composite { get; init; }

    public required string Composition { get; init; }

    public required string Functions { get; init; }

    public string? Observed { get; init; }

    public IReadOnlyList<string> Required { get; init; } = [];

    public string? Definition { get; init; }

    public IReadOnlyList<(string Key, string Path)> ContextFiles { get; init; } = [];

    public IReadOnlyList<(string Key, string Json)> ContextValues { get; init; } = [];

    public bool IncludeResults { get; init; }

    public bool IncludeFullComposite { get; init; }

    public bool IncludeContext { get; init; }

    public TimeSpan Timeout { get; init; }
}
