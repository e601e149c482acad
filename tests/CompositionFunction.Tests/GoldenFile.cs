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
            Assert.Fail($"{path} was rewritten: read the difference, then run without UPDATE_GOLDEN.");
        }

        Assert.True(File.Exists(path), $"{path} does not exist: UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(await File.ReadAllTextAsync(path), actual);
    }
}
