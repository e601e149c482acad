using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Packages.Tests.SupplyChain;

/// <summary>Where packages and base images come from.</summary>
public class SourcesTests
{
    private static readonly string Dockerfile = Repository.ReadText("Dockerfile");

    /// <summary>Dependabot renews images in lines that begin with FROM, and no defaults of arguments.</summary>
    [Theory]
    [InlineData("pinned-sdk", "dotnet/sdk:")]
    [InlineData("pinned-base", "dotnet/runtime-deps:")]
    public void Image_OfDockerfile_IsNamedByDigestInItsStage(string stage, string repository) =>
        Pinned(stage).Should().MatchRegex($"^mcr[.]microsoft[.]com/{repository}[\\w.-]+@sha256:[0-9a-f]{{64}}$");

    [Fact]
    public void Stages_OfDockerfile_AreFromThosePinnedOrFromArguments()
    {
        var stages = Regex.Matches(Dockerfile, @"^FROM (\S+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        var header = Dockerfile[..Dockerfile.IndexOf("FROM ", StringComparison.Ordinal)];

        stages.Should().Equal(Pinned("pinned-sdk"), Pinned("pinned-base"), "${SDK}", "${BASE}");
        Regex.Matches(header, @"^ARG (\S+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Should().Equal(
            "SDK=pinned-sdk", "BASE=pinned-base");
    }

    [Fact]
    public void Restore_OfDockerfile_IsLockedBeforeAnythingIsBuilt() =>
        Dockerfile.IndexOf("ENV RestoreLockedMode=true", StringComparison.Ordinal).Should().BeInRange(
            1, Dockerfile.IndexOf("&& dotnet run", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "{name}@{digest}", "")]
    [InlineData("registry.example.org:5000/base:1.2@sha256:abc", "registry.example.org:5000/base@sha256:abc", "")]
    [InlineData("registry.example.org:5000/base@sha256:abc", "registry.example.org:5000/base@sha256:abc", "")]
    [InlineData("registry.example.org:5000/base:1.2", "registry.example.org:5000/base@sha256:asked",
        "inspect --format {{.Digest}} docker://registry.example.org:5000/base:1.2\n")]
    public async Task Base_ThatIsFetched_IsNamedByDigest(string image, string expected, string before)
    {
        var folder = Directory.CreateTempSubdirectory();
        var log = Path.Combine(folder.FullName, "log");
        var skopeo = Path.Combine(folder.FullName, "skopeo");
        await File.WriteAllTextAsync(
            skopeo, $"#!/bin/sh\necho \"$@\" >>'{log}'\n[ \"$1\" != inspect ] || echo sha256:asked\n");
        await Shell.RunAsync($"chmod +x '{skopeo}'");

        var run = await Shell.RunAsync(
            $"build/fetch-base.sh layout {image}",
            ("PATH", $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"));

        var parts = Regex.Match(Pinned("pinned-base"), "^(.*):[^:@]*@(.*)$");
        var source = expected
            .Replace("{name}", parts.Groups[1].Value, StringComparison.Ordinal)
            .Replace("{digest}", parts.Groups[2].Value, StringComparison.Ordinal);
        (run.ExitCode, run.Error, run.Output).Should().Be((0, "", $"{source.Split('@')[1]}\n"));
        (await File.ReadAllTextAsync(log)).Should().Be(
            $"{before}copy --quiet --all --format oci docker://{source} oci:layout:base\n");
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Feeds_OfRelease_AreOneForAllPackages()
    {
        var config = XDocument.Load(Repository.FullPath("build/nuget.release.config")).Root!;

        config.Element("packageSources")!.Elements().Select(element => element.ToString()).Should().Equal(
            "<clear />", """<add key="gallery" value="%NUGET_GALLERY%" protocolVersion="3" />""");
        config.Element("packageSourceMapping")!.Elements().Select(element => element.Name.LocalName).Should().Equal(
            "clear", "packageSource");
        config.Descendants("package").Select(package => package.Attribute("pattern")!.Value).Should().Equal("*");
        config.Element("fallbackPackageFolders")!.Elements().Should().ContainSingle().Which.Name.LocalName.Should().Be("clear");
    }

    [Fact]
    public async Task Feeds_OfRelease_AreNoOthersOfTheMachine()
    {
        var run = await Shell.RunAsync(
            "dotnet nuget list source --format short --configfile build/nuget.release.config",
            ("NUGET_GALLERY", "https://feed.example.org/index.json"));

        (run.ExitCode, run.Output).Should().Be((0, "E https://feed.example.org/index.json\n"));
    }

    [Fact]
    public async Task Settings_WithFeed_AreTheFileAndLockedMode()
    {
        var run = await Shell.RunAsync("build/use-one-feed.sh", ("NUGET_GALLERY", "https://feed.example.org/index.json"));

        (run.ExitCode, run.Error, run.Output).Should().Be((
            0,
            "",
            $"""
            NUGET_GALLERY=https://feed.example.org/index.json
            RestoreConfigFile={Repository.FullPath("build/nuget.release.config")}
            RestoreLockedMode=true

            """));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Settings_WithoutFeed_AreRefused(string? feed)
    {
        var run = await Shell.RunAsync("build/use-one-feed.sh", ("NUGET_GALLERY", feed));

        (run.ExitCode, run.Output, run.Error).Should().Be((
            2, "", "use-one-feed.sh: NUGET_GALLERY must be the index of the NuGet feed to restore from, but is empty\n"));
    }

    private static string Pinned(string stage) =>
        Regex.Match(Dockerfile, $"^FROM (.+) AS {stage}$", RegexOptions.Multiline).Groups[1].Value;
}
