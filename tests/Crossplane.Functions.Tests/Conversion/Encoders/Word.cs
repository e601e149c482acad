using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

/// <summary>A type whose converter writes null as something.</summary>
[JsonConverter(typeof(WordConverter))]
internal sealed record Word(string Text);
