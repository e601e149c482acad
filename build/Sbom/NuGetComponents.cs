using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Build.Oci;

namespace Build.Sbom;

/// <summary>The NuGet packages in the executable, from the lock file and the versions of the SDK.</summary>
/// <param name="checkout">The sources.</param>
/// <param name="packageFolder">The folder of NuGet packages, to read their licences.</param>
/// <param name="runtimeVersion">The version of the .NET runtime in the executable.</param>
internal sealed class NuGetComponents(Checkout checkout, string packageFolder, string runtimeVersion)
{
    private const string Project = "src/CompositionFunction";

    /// <exception cref="BuildException">The project cannot be restored with its lock file.</exception>
    public static async Task<NuGetComponents> OfAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var restore = await Tool.RunAsync(
            checkout.Root, "dotnet", ["restore", Project, "-p:RestoreLockedMode=true"], cancellationToken);
        if (!restore.Succeeded)
        {
            throw new BuildException($"cannot restore {Project}:\n{restore.Said}");
        }

        var evaluation = await Tool.RunAsync(
            checkout.Root,
            "dotnet",
            ["msbuild", Project, "-getProperty:NuGetPackageRoot", "-getProperty:BundledNETCoreAppPackageVersion"],
            cancellationToken);
        if (!evaluation.Succeeded)
        {
            throw new BuildException($"cannot evaluate {Project}:\n{evaluation.Said}");
        }

        var properties = JsonNode.Parse(evaluation.Output)!["Properties"]!;
        return new NuGetComponents(
            checkout,
            properties["NuGetPackageRoot"]!.GetValue<string>(),
            properties["BundledNETCoreAppPackageVersion"]!.GetValue<string>());
    }

    public IEnumerable<Component> For(Architecture architecture, bool native) =>
    [
        .. Locked().Select(package => Of(package.Name, package.Version)),
        Of($"Microsoft.AspNetCore.App.Runtime.{architecture.RuntimeIdentifier}", runtimeVersion),
        native
            ? Of($"Microsoft.NETCore.App.Runtime.NativeAOT.{architecture.RuntimeIdentifier}", runtimeVersion)
            : Of($"Microsoft.NETCore.App.Runtime.{architecture.RuntimeIdentifier}", runtimeVersion),
    ];

    /// <summary>Returns the locked packages, without those used only by the build.</summary>
    private IEnumerable<(string Name, string Version)> Locked()
    {
        HashSet<string> buildTime = [.. XDocument.Load(checkout.PathTo("Directory.Packages.props"))
            .Descendants("ItemGroup")
            .Where(group => group.Attribute("Label")?.Value == "Build time")
            .Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value)];
        using var locked = JsonDocument.Parse(File.ReadAllBytes(checkout.PathTo(Project, "packages.lock.json")));
        return [.. locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Where(package => package.Name != "Microsoft.NET.ILLink.Tasks" && !buildTime.Contains(package.Name))
            .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))];
    }

    private Component Of(string name, string version) =>
        new(name, version, $"pkg:nuget/{name}@{version}", FindLicence(name, version));

    private string? FindLicence(string name, string version)
    {
        var lower = name.ToLowerInvariant();
        var file = Path.Combine(packageFolder, lower, version, $"{lower}.nuspec");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants()
                .FirstOrDefault(
                    element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value
            : null;
    }
}
