using System.Text.Json;
using System.Text.RegularExpressions;

namespace Packages.Tests.SupplyChain;

/// <summary>The workflows: which code runs with which rights.</summary>
public class WorkflowTests
{
    private const string Release = ".github/workflows/release.yml";

    private static readonly string[] Paths =
        [".github/workflows/ci.yml", Release];

    private static readonly JsonElement Jobs = Load(Release).GetProperty("jobs");

    public static TheoryData<string> Files => [.. Paths];

    [Fact]
    public void Files_OfWorkflows_AreAllChecked() =>
        Directory.EnumerateFiles(Repository.FullPath(".github/workflows")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Should().Equal(Paths.Select(Path.GetFileName));

    /// <summary>A tag can be moved to other code, the commit cannot.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_OfWorkflow_AreNamedByCommitWithTheirVersion(string file)
    {
        var actions = Regex.Matches(Repository.ReadText(file), @"^\s*(?:- )?uses: (.*)$", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value)
            .Where(action => !action.StartsWith("./", StringComparison.Ordinal))
            .ToArray();

        actions.Should().NotBeEmpty();
        actions.Should().AllSatisfy(action => action.Should().MatchRegex(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
    }

    /// <summary>Two versions of one action would be one that somebody forgot.</summary>
    [Fact]
    public void Actions_OfWorkflows_AreOfOneCommitEach() => Paths
        .SelectMany(file => Regex.Matches(Repository.ReadText(file), "uses: ([^@\n]+)@(.*)"))
        .GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value)
        .Should().AllSatisfy(action => action.Distinct().Should().ContainSingle($"{action.Key} is of one version"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Checkouts_OfWorkflow_LeaveNoTokenBehind(string file)
    {
        var checkouts = Load(file).GetProperty("jobs").EnumerateObject().SelectMany(job => Steps(job.Value))
            .Where(step => Text(step, "uses").StartsWith("actions/checkout@", StringComparison.Ordinal)).ToArray();

        checkouts.Should().NotBeEmpty();
        checkouts.Should().AllSatisfy(
            step => step.GetProperty("with").GetProperty("persist-credentials").GetRawText().Should().Be("false"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Rights_OfWorkflow_AreNoMoreThanReading(string file) =>
        Load(file).GetProperty("permissions").EnumerateObject().Should().NotContain(
            right => right.Name != "contents" || !right.Value.ValueEquals("read"));

    /// <summary>Packages and the compiler bring code of others: it must not run where something can be signed.</summary>
    [Fact]
    public void Jobs_ThatBuild_MayReadAndNothingElse()
    {
        var builders = Jobs.EnumerateObject().Where(job => job.Name != "release").ToArray();

        builders.Select(job => job.Name).Should().Equal("ci", "publish", "package");
        builders.Should().AllSatisfy(
            job => job.Value.GetProperty("permissions").GetRawText().Should().Be("""{"contents":"read"}"""));
        builders.Should().AllSatisfy(job => job.Value.GetRawText().Should().NotContain("secrets."));
    }

    [Fact]
    public void Job_ThatReleases_BuildsNothingAndWaitsForApproval()
    {
        var job = Jobs.GetProperty("release");
        var steps = Steps(job);

        Text(job, "environment").Should().Be("release");
        job.GetProperty("needs").EnumerateArray().Select(name => name.GetString()).Should().Equal("ci", "package");
        steps.Should().AllSatisfy(step => Text(step, "run").Should().NotMatchRegex(@"\b(dotnet|npm|node|make|docker|apt-get)\b"));
        steps.Should().AllSatisfy(step => Text(step, "uses").Should().NotContain("setup-"));
        steps.Select(step => Text(step, "uses")).Should().NotContain(
            action => action.StartsWith("actions/cache", StringComparison.Ordinal), "whoever fills a cache decides what runs");
    }

    /// <summary>What a tag is called must not become a part of a command.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_OfWorkflow_HaveNoExpressions(string file) =>
        Load(file).GetProperty("jobs").EnumerateObject().SelectMany(job => Steps(job.Value))
            .Should().AllSatisfy(step => Text(step, "run").Should().NotContain("${{"));

    [Fact]
    public async Task Provenance_OfEveryImageThatIsPushed_IsAttestedInTheRegistry()
    {
        var names = Regex.Match(Repository.ReadText("build/push.sh"), "for package in (.*); do").Groups[1].Value.Split(' ');
        var command = Text(Steps(Jobs.GetProperty("release")).Single(step => Text(step, "id") == "images"), "run");
        var digests = names.Select((name, index) => (Name: name, Digest: $"sha256:{index}{new string('a', 63)}")).ToArray();
        var folder = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(folder.FullName, "artifacts"));
        await File.WriteAllLinesAsync(
            Path.Combine(folder.FullName, "artifacts", "images"),
            digests.Select(image => $"registry.example.org:5000/team/{image.Name}@{image.Digest}"));

        var output = Path.Combine(folder.FullName, "output");
        var run = await Shell.RunAsync($"cd '{folder.FullName}'\n{command}", ("GITHUB_OUTPUT", output));

        (run.ExitCode, run.Error).Should().Be((0, ""));
        (await File.ReadAllLinesAsync(output)).Should().Equal(digests.Select(image => $"{image.Name}={image.Digest}"));
        folder.Delete(recursive: true);
        Steps(Jobs.GetProperty("release"))
            .Where(step => Text(step, "uses").StartsWith("actions/attest-build-provenance@", StringComparison.Ordinal))
            .Select(step => step.GetProperty("with"))
            .Where(settings => settings.TryGetProperty("subject-name", out _))
            .Select(settings => settings.GetRawText())
            .Should().Equal(names.Select(name => JsonSerializer.Serialize(
                new Dictionary<string, object>
                {
                    ["subject-name"] = $"${{{{ env.REGISTRY }}}}/{name}",
                    ["subject-digest"] = $"${{{{ steps.images.outputs.{name} }}}}",
                    ["push-to-registry"] = true,
                })));
    }

    [Fact]
    public void Updates_OfDependencies_AreProposedForEveryEcosystem()
    {
        var updates = Load(".github/dependabot.yml").GetProperty("updates").EnumerateArray()
            .Select(update => (Text(update, "package-ecosystem"), Text(update, "directory")));

        updates.Should().Equal(("nuget", "/"), ("github-actions", "/"), ("docker", "/"), ("npm", "/tests/Peers/node"));
        File.Exists(Repository.FullPath("tests/Peers/node/package-lock.json")).Should().BeTrue("Dependabot looks for it there");
    }

    private static JsonElement Load(string file) => YamlElements.ReadFirst(Repository.FullPath(file));

    private static JsonElement[] Steps(JsonElement job) =>
        job.TryGetProperty("steps", out var steps) ? [.. steps.EnumerateArray()] : [];

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
