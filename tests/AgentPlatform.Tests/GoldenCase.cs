using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions.Execution;
using Kubernetes.Yaml;

namespace AgentPlatform.Tests;

/// <summary>
/// A folder with <c>xr.yaml</c>, <c>expected.yaml</c> and, where objects exist already, <c>observed.yaml</c>; where the
/// platform has settings, <c>input.yaml</c>; where the function asks for other objects of the cluster, <c>required.yaml</c>. With the environment variable <c>UPDATE_GOLDEN=1</c>, expected.yaml is
/// rewritten and the test fails, so that nobody approves what he has not looked at.
/// </summary>
internal sealed class GoldenCase(string folder)
{
    private const string ResourceName = "crossplane.io/composition-resource-name";

    private string ExpectedPath => Path.Combine(folder, "expected.yaml");

    /// <summary>The names of the folders in a folder.</summary>
    public static IEnumerable<string> Discover(string cases) => Directory.EnumerateDirectories(cases)
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal);

    public async Task VerifyAsync()
    {
        var actual = (await RenderAsync()).ToYaml();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(ExpectedPath, actual);
            Execute.Assertion.FailWith(
                $"rewrote {ExpectedPath}: look at what has changed, then run the tests without UPDATE_GOLDEN");
        }

        File.Exists(ExpectedPath).Should().BeTrue(
            $"the answer is compared with {ExpectedPath}: write it, or run the tests with UPDATE_GOLDEN=1");
        actual.Should().Be(await File.ReadAllTextAsync(ExpectedPath));
    }

    public Task<PlatformAnswer> RenderAsync()
    {
        var composite = YamlElements.ReadFirst(Path.Combine(folder, "xr.yaml"));
        var observedPath = Path.Combine(folder, "observed.yaml");
        var observed = File.Exists(observedPath)
            ? YamlElements.ReadAll(observedPath).ToDictionary(Name)
            : null;
        var inputPath = Path.Combine(folder, "input.yaml");
        JsonElement? input = File.Exists(inputPath) ? YamlElements.ReadFirst(inputPath) : null;
        var requiredPath = Path.Combine(folder, "required.yaml");
        return File.Exists(requiredPath)
            ? new ClusterStandIn([.. YamlElements.ReadAll(requiredPath)])
                .RenderAsync(PlatformCall.Request(composite, observed, input))
            : PlatformCall.RenderAsync(composite, observed, input);
    }

    /// <summary>Reads a file of the folder; null if there is none.</summary>
    public JsonObject? Read(string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? YamlFiles.ReadFirst(path).Content!.AsObject() : null;
    }

    private static string Name(JsonElement item) =>
        item.GetProperty("metadata").GetProperty("annotations").GetProperty(ResourceName).GetString()!;
}
