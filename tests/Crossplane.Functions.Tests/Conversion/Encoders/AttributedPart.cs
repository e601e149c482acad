using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

/// <summary>A model whose properties say themselves when and in what order they are written.</summary>
internal sealed record AttributedPart
{
    [JsonPropertyOrder(1)]
    public string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Always { get; init; }

    [JsonIgnore]
    public string? Hidden { get; init; }

    public NumberPart? Number { get; init; }

    [JsonPropertyOrder(-1)]
    public string Fixed => $"{Text} first";
}
