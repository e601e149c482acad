using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

/// <summary>A model that the serialiser must write.</summary>
internal sealed record NumberPart
{
    [JsonNumberHandling(JsonNumberHandling.WriteAsString)]
    public long Value { get; init; }
}
