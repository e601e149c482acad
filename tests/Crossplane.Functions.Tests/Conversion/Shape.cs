using System.Text.Json.Serialization;

namespace Crossplane.Functions.Tests.Conversion;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Circle), "circle")]
internal record Shape;
