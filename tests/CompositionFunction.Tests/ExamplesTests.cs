namespace CompositionFunction.Tests;

/// <summary>Every folder below examples with a composite.</summary>
public sealed class ExamplesTests
{
    public static TheoryData<string> Folders() =>
    [
        .. Directory.GetFiles(Repository.Path("examples"), "xr.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Render_AnExample_PrintsWhatIsBesideIt(string folder)
    {
        // Composites behind claims keep Crossplane's own fields elsewhere; that they are such says only their definition.
        string[] definition = File.Exists(Repository.Path(folder, "claim.yaml"))
            ? ["--xrd", "package/configuration-claims/xagentexecutors/definition.yaml"]
            : [];
        var result = await FunctionProcess.RunAsync(
            ["render", $"{folder}/xr.yaml", $"{folder}/composition.yaml", $"{folder}/functions.yaml", "-x", .. definition]);

        result.Error.Should().BeEmpty();
        result.ExitCode.Should().Be(0);
        GoldenFile.Verify(Repository.Path(folder, "expected.yaml"), result.Output);
    }
}
