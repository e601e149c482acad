namespace Crossplane.Functions.Tests;

/// <summary>A model whose author requires members, as those generated from Kubernetes' schemas do.</summary>
internal sealed record Demanding
{
    public required string Name { get; init; }

    public required int Count { get; init; }
}
