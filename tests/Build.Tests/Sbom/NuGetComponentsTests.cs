using System.Text.Json.Nodes;
using Build.Sbom;

namespace Build.Tests.Sbom;

public sealed class NuGetComponentsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public NuGetComponentsTests() => _directory.Write("packages/shipped/1.0.0/shipped.nuspec", """
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata><license type="expression">MIT</license></metadata>
        </package>
        """);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Read_NativeExecutable_IsWhatIsPublishedAndTheNativeRuntime() => Read(native: true).Should().Equal(
        new Component(
            "Microsoft.AspNetCore.App.Runtime.linux-arm64",
            "10.0.12",
            "pkg:nuget/Microsoft.AspNetCore.App.Runtime.linux-arm64@10.0.12",
            null),
        new Component(
            "Microsoft.NETCore.App.Runtime.NativeAOT.linux-arm64",
            "10.0.12",
            "pkg:nuget/Microsoft.NETCore.App.Runtime.NativeAOT.linux-arm64@10.0.12",
            null),
        new Component("Shipped", "1.0.0", "pkg:nuget/Shipped@1.0.0", "MIT"));

    [Fact]
    public void Read_TrimmedExecutable_HasTheRuntimeThatItBrings() => Read(native: false).Should().Contain(
        component => component.Name == "Microsoft.NETCore.App.Runtime.linux-arm64");

    [Fact]
    public void Read_NothingOfARuntime_IsAnError() =>
        Invoking(() => NuGetComponents.Read(Evaluation(File("Shipped", "1.0.0")), native: true))
            .Should().ThrowExactly<BuildException>().WithMessage("MSBuild names no package Microsoft.NETCore.App.Runtime *");

    private IReadOnlyList<Component> Read(bool native) => NuGetComponents.Read(
        Evaluation(
            File("Shipped", "1.0.0"),
            File("Shipped", "1.0.0"),
            // Symbols and native libraries tell nothing of what is compiled in.
            File("OnlySymbols", "1.0.0", ".pdb"),
            new JsonObject { ["Extension"] = ".dll" },
            File("Microsoft.NETCore.App.Runtime.linux-arm64", "10.0.12"),
            File("Microsoft.AspNetCore.App.Runtime.linux-arm64", "10.0.12")),
        native);

    private JsonObject Evaluation(params JsonObject[] files) => new()
    {
        ["Properties"] = new JsonObject { ["NuGetPackageRoot"] = Path.Combine(_directory.Path, "packages") },
        ["Items"] = new JsonObject { ["ResolvedFileToPublish"] = new JsonArray([.. files]) },
    };

    private static JsonObject File(string package, string version, string extension = ".dll") => new()
    {
        ["Extension"] = extension,
        ["NuGetPackageId"] = package,
        ["NuGetPackageVersion"] = version,
    };
}
