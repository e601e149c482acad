namespace Crossplane.Functions.Testing.Tests;

internal sealed record App(string? Image, int? Size = null);
