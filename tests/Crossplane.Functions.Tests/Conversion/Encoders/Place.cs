namespace Crossplane.Functions.Tests.Conversion.Encoders;

internal readonly record struct Place(int X, int Y);
