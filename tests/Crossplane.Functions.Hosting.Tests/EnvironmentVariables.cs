namespace Crossplane.Functions.Hosting.Tests;

/// <summary>Tests that set variables which every server reads; they run alone.</summary>
[CollectionDefinition(nameof(EnvironmentVariables), DisableParallelization = true)]
public sealed class EnvironmentVariables;
