using Build.Oci;
using Build.Sbom;

namespace Build.Tests.Sbom;

public sealed class NuGetComponentsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public NuGetComponentsTests()
    {
        _directory.Write("Directory.Packages.props", """
            <Project>
              <ItemGroup Label="Shipped"><PackageVersion Include="Shipped" Version="1.0.0" /></ItemGroup>
              <ItemGroup Label="Build time"><PackageVersion Include="Analyzer" Version="2.0.0" /></ItemGroup>
            </Project>
            """);
        _directory.Write("src/CompositionFunction/packages.lock.json", """
            {"version": 2, "dependencies": {"net10.0": {
              "Analyzer": {"type": "Direct", "resolved": "2.0.0"},
              "Microsoft.NET.ILLink.Tasks": {"type": "Direct", "resolved": "10.0.0"},
              "Shipped": {"type": "CentralTransitive", "resolved": "1.0.0"},
              "agentplatform": {"type": "Project"}
            }}}
            """);
        _directory.Write("packages/shipped/1.0.0/shipped.nuspec", """
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><license type="expression">MIT</license></metadata>
            </package>
            """);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void For_NativeExecutable_IsWhatIsLockedAndTheNativeRuntime() =>
        Components(Architecture.Arm64, native: true).Should().Equal(
            new Component("Shipped", "1.0.0", "pkg:nuget/Shipped@1.0.0", "MIT"),
            Runtime("Microsoft.AspNetCore.App.Runtime.linux-arm64"),
            Runtime("Microsoft.NETCore.App.Runtime.NativeAOT.linux-arm64"));

    [Fact]
    public void For_TrimmedExecutable_HasTheRuntimeThatItBrings() =>
        Components(Architecture.Amd64, native: false).Should().Contain(Runtime("Microsoft.NETCore.App.Runtime.linux-x64"));

    private static Component Runtime(string name) => new(name, "10.0.1", $"pkg:nuget/{name}@10.0.1", null);

    private IEnumerable<Component> Components(Architecture architecture, bool native) =>
        new NuGetComponents(
            new Checkout(_directory.Path, "1.2.3", null, DateTimeOffset.UnixEpoch),
            Path.Combine(_directory.Path, "packages"),
            "10.0.1")
            .For(architecture, native);
}
