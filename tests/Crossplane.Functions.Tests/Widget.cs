namespace Crossplane.Functions.Tests;

/// <summary>An object as authors model theirs.</summary>
internal sealed record Widget
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public WidgetSpec? Spec { get; init; }
}
