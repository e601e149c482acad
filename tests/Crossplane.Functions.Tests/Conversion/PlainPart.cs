using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion;

/// <summary>A model with nothing that conversion treats on its own.</summary>
internal sealed record PlainPart
{
    public string? Text { get; init; }

    public int Size { get; init; }

    [JsonPropertyName("$other")]
    public bool? Renamed { get; init; }

    public IReadOnlyList<string?>? Names { get; init; }

    public SortedList<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, PlainLeaf?>? Leaves { get; init; }
}
