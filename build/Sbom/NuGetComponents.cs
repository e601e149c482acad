using System.Text.Json.Nodes;
using System.Xml.Linq;
using Build.Oci;

namespace Build.Sbom;

/// <summary>
/// The NuGet packages in the executable: those whose assemblies are compiled into it. A lock file says what is restored, which is
/// more: where the runtime has a newer assembly than a package, the runtime's is taken, and nothing of the package is left.
/// </summary>
/// <param name="checkout">The sources.</param>
internal sealed class NuGetComponents(Checkout checkout)
{
    private const string Project = "src/CompositionFunction";
    private const string Runtime = "Microsoft.NETCore.App.Runtime";

    /// <exception cref="BuildException">The project cannot be restored with its lock file, or not evaluated.</exception>
    public async Task<IReadOnlyList<Component>> ForAsync(
        Architecture architecture, bool native, CancellationToken cancellationToken)
    {
        string[] properties =
        [
            $"-p:RuntimeIdentifier={architecture.RuntimeIdentifier}",
            "-p:RestoreLockedMode=true",
            "-p:UseArtifactsOutput=true",
            $"-p:ArtifactsPath={checkout.PathTo("artifacts", "package", $"{architecture}-components")}",
        ];
        var restore = await Tool.RunAsync(
            checkout.Root, "dotnet", ["msbuild", Project, "-t:Restore", .. properties], cancellationToken);
        if (!restore.Succeeded)
        {
            throw new BuildException($"cannot restore {Project}:\n{restore.Said}");
        }

        // What is published before it is trimmed or compiled to machine code, which start from the same assemblies.
        var evaluation = await Tool.RunAsync(
            checkout.Root,
            "dotnet",
            [
                "msbuild", Project, "-t:ComputeResolvedFilesToPublishList", "-getProperty:NuGetPackageRoot",
                "-getItem:ResolvedFileToPublish", .. properties,
            ],
            cancellationToken);
        if (!evaluation.Succeeded)
        {
            throw new BuildException($"cannot evaluate {Project}:\n{evaluation.Said}");
        }

        return Read(JsonNode.Parse(evaluation.Output)!, native);
    }

    /// <summary>Reads the answer of MSBuild.</summary>
    /// <param name="evaluation">The folder of packages, and the files that are published, each with its package.</param>
    /// <param name="native">True if the runtime is the one for machine code.</param>
    /// <exception cref="BuildException">There is no runtime among the files.</exception>
    internal static IReadOnlyList<Component> Read(JsonNode evaluation, bool native)
    {
        var folder = evaluation["Properties"]!["NuGetPackageRoot"]!.GetValue<string>();
        (string Name, string Version)[] packages =
        [
            .. evaluation["Items"]!["ResolvedFileToPublish"]!.AsArray()
                .Where(file => Text(file!, "Extension") == ".dll" && Text(file!, "NuGetPackageId").Length > 0)
                .Select(file => (Text(file!, "NuGetPackageId"), Text(file!, "NuGetPackageVersion")))
                .Distinct()
                .Order(),
        ];
        return packages.Any(package => IsRuntime(package.Name))
            ? [.. packages.Select(package => Of(folder, NameOf(package.Name, native), package.Version))]
            : throw new BuildException($"MSBuild names no package {Runtime} among what {Project} is published with");
    }

    private static bool IsRuntime(string name) => name.StartsWith($"{Runtime}.", StringComparison.Ordinal);

    /// <summary>Machine code has a runtime of its own, of the same version.</summary>
    private static string NameOf(string name, bool native) =>
        native && IsRuntime(name) ? name.Replace($"{Runtime}.", $"{Runtime}.NativeAOT.", StringComparison.Ordinal) : name;

    private static string Text(JsonNode file, string name) => file[name]?.GetValue<string>() ?? "";

    private static Component Of(string folder, string name, string version) =>
        new(name, version, $"pkg:nuget/{name}@{version}", FindLicence(folder, name, version));

    private static string? FindLicence(string folder, string name, string version)
    {
        var lower = name.ToLowerInvariant();
        var file = Path.Combine(folder, lower, version, $"{lower}.nuspec");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants()
                .FirstOrDefault(
                    element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value
            : null;
    }
}
