using FluentAssertions.Execution;

namespace CompositionFunction.Tests;

/// <summary>Whole outputs that are approved by hand.</summary>
internal static class GoldenFile
{
    /// <summary>Compares with an approved output; with UPDATE_GOLDEN=1 replaces it and fails, so that somebody looks.</summary>
    public static async Task AssertAsync(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, actual);
            Execute.Assertion.FailWith($"{path} was rewritten: read the difference, then run without UPDATE_GOLDEN.");
        }

        File.Exists(path).Should().BeTrue($"the output is compared with {path}: UPDATE_GOLDEN=1 writes it");
        actual.Should().Be(await File.ReadAllTextAsync(path));
    }
}
