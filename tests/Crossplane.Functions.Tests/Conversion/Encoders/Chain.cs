using System.Text.Json;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

/// <summary>A model that holds itself.</summary>
internal sealed record Chain
{
    public Chain? Next { get; init; }

    public JsonElement? Element { get; init; }
}
