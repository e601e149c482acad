using System.Text.Json.Nodes;
using Kubernetes.Yaml;
using Case = Crossplane.Functions.Testing.GoldenCase;

namespace AgentPlatform.Tests;

/// <summary>A golden case of the platform's function: see <see cref="Case"/> for its files and for how they are rewritten.</summary>
internal sealed class GoldenCase(string folder)
{
    private readonly Case _case = new(folder);

    /// <summary>The names of the folders in a folder.</summary>
    public static IEnumerable<string> Discover(string cases) => Case.Discover(cases);

    public Task VerifyAsync() => _case.VerifyAsync(new PlatformFunction());

    /// <summary>Reads a file of the folder; null if there is none.</summary>
    public JsonObject? Read(string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? YamlFiles.ReadFirst(path).Content : null;
    }

    public async Task<PlatformAnswer> RenderAsync() => new(await _case.RunAsync(new PlatformFunction()));
}
