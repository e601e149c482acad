namespace Crossplane.Functions.Tests.Conversion;

internal sealed record Circle(double Radius) : Shape;
