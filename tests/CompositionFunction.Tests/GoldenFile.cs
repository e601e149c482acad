namespace CompositionFunction.Tests;

/// <summary>Whole outputs that are approved by hand.</summary>
internal static class GoldenFile
{
    /// <summary>Compares with an approved output; with UPDATE_GOLDEN=1 replaces it and fails, so that somebody looks.</summary>
    public static async Task AssertAsync(string name, string actual)
    {
        var path = Repository.Path("tests", "CompositionFunction.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, actual);
            Assert.Fail($"{path} was rewritten: read the difference, then run without UPDATE_GOLDEN.");
        }

        Assert.Equal(await File.ReadAllTextAsync(path), actual);
    }
}
