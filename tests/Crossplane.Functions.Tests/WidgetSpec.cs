using System.Text.Json.Serialization;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests;

/// <summary>A property of every type that conversion treats on its own.</summary>
internal sealed record WidgetSpec
{
    public string? Text { get; init; }

    public bool? Enabled { get; init; }

    public int? Replicas { get; init; }

    public long? Size { get; init; }

    public ulong? Huge { get; init; }

    public double? Ratio { get; init; }

    public float? Share { get; init; }

    public DateTimeOffset? At { get; init; }

    [JsonConverter(typeof(KubernetesMicroTimeConverter))]
    public DateTimeOffset? Renewed { get; init; }

    public IReadOnlyList<string?>? Names { get; init; }

    public IReadOnlyList<int>? Ports { get; init; }

    public IReadOnlyList<WidgetSpec?>? Parts { get; init; }

    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    public IReadOnlyDictionary<string, int>? Limits { get; init; }

    public IReadOnlyDictionary<string, WidgetSpec?>? Variants { get; init; }

    public IReadOnlyDictionary<string, double>? Ratios { get; init; }

    public WidgetSpec? Inner { get; init; }
}
