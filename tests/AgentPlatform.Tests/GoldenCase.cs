using Case = Crossplane.Functions.Testing.GoldenCase;

namespace AgentPlatform.Tests;

/// <summary>A golden case of the platform's function: see <see cref="Case"/> for its files and for how they are rewritten.</summary>
internal sealed class GoldenCase(string folder)
{
    private readonly Case _case = new(folder);

    /// <summary>The names of the folders in a folder.</summary>
    public static IEnumerable<string> Discover(string cases) => Case.Discover(cases);

    public Task VerifyAsync() => _case.VerifyAsync(new PlatformFunction());

    public async Task<PlatformAnswer> RenderAsync() => new(await _case.RunAsync(new PlatformFunction()));
}
