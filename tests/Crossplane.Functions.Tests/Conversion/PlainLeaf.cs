namespace Crossplane.Functions.Tests.Conversion;

internal sealed record PlainLeaf(string Name, long? Count = null);
