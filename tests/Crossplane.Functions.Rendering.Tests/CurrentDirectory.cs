namespace Crossplane.Functions.Rendering.Tests;

/// <summary>Tests that change the process's current directory: they run alone.</summary>
[CollectionDefinition(nameof(CurrentDirectory), DisableParallelization = true)]
public static class CurrentDirectory
{
    public static async Task<T> InAsync<T>(string path, Func<Task<T>> action)
    {
        var before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(path);
        try
        {
            return await action();
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
