using System.Diagnostics;
using System.Text.Json.Nodes;
using Platform.Tests.Manifests;

namespace Platform.Tests.Rendering;

/// <summary>What the function makes of a composite that the repository ships.</summary>
internal static class RenderedExample
{
    private const string Platform = "examples/gitops/platform";

    /// <summary>The composed objects of an example's <c>xr.yaml</c>.</summary>
    public static Task<IReadOnlyList<Manifest>> OfFolderAsync(string folder) =>
        RenderAsync(Repository.Path(folder, "xr.yaml"), $"{folder}/composition.yaml", $"{folder}/functions.yaml");

    /// <summary>The composed objects of the platform's own claim, with the platform's Composition.</summary>
    public static async Task<IReadOnlyList<Manifest>> OfThePlatformAsync()
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder["xr.yaml"], CompositeOf(ThePlatformsClaim()).ToJsonString());
        return await RenderAsync(
            folder["xr.yaml"],
            $"{Platform}/04-apis/compositions/agent-executor-composition.yaml",
            "package/cluster/function.yaml");
    }

    public static Manifest ThePlatformsClaim() =>
        Manifest.Load($"{Platform}/03-intelligence/agent-executor-claim.yaml").Should().ContainSingle().Which;

    /// <summary>What Crossplane makes of a claim.</summary>
    public static JsonObject CompositeOf(Manifest claim)
    {
        var spec = claim.Find("spec")!.DeepClone().AsObject();
        spec["claimRef"] = new JsonObject
        {
            ["apiVersion"] = claim.ApiVersion,
            ["kind"] = claim.Kind,
            ["namespace"] = claim.Namespace,
            ["name"] = claim.Name,
        };
        return new JsonObject
        {
            ["apiVersion"] = claim.ApiVersion,
            ["kind"] = $"X{claim.Kind}",
            ["metadata"] = new JsonObject { ["name"] = $"{claim.Name}-x7k2p" },
            ["spec"] = spec,
        };
    }

    private static async Task<IReadOnlyList<Manifest>> RenderAsync(string composite, string composition, string functions)
    {
        var run = await ProcessRun.OfAsync(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "function-agent-platform.dll"),
                "render",
                composite,
                Repository.Path(composition),
                Repository.Path(functions),
            ]));
        run.ExitCode.Should().Be(0, "render wrote {0}", run.Error);
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(folder["rendered.yaml"], run.Output);
        return [.. Manifest.Load(folder["rendered.yaml"]).Where(manifest => manifest.Group != "platform.bizmatters.io")];
    }
}
