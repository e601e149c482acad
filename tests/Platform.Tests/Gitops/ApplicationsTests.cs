using System.Text.Json.Nodes;
using Platform.Tests.Manifests;

namespace Platform.Tests.Gitops;

/// <summary>The Applications of the platform: what each installs, when, and what it is allowed.</summary>
public sealed class ApplicationsTests
{
    /// <summary>Who brings the kinds of a group.</summary>
    private static readonly Dictionary<string, string> Providers = new()
    {
        ["apiextensions.crossplane.io"] = "crossplane",
        ["pkg.crossplane.io"] = "crossplane",
        ["external-secrets.io"] = "external-secrets",
        ["keda.sh"] = "keda",
        ["platform.bizmatters.io"] = "apis",
    };

    public static TheoryData<string> Names() => PlatformRepository.ApplicationNames();

    [Theory]
    [MemberData(nameof(Names))]
    public void Sync_OfApplication_IsAutomaticAndTriedAgain(string name)
    {
        var policy = PlatformRepository.Application(name).Find("spec", "syncPolicy")!;

        (policy["automated"]!["prune"]!.GetValue<bool>() && policy["automated"]!["selfHeal"]!.GetValue<bool>()).Should().BeTrue(
            "the repository alone says what is in the cluster");
        policy["retry"]!["limit"]!.GetValue<int>().Should().BeInRange(1, 100);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Destination_OfApplication_IsAllowedByItsProject(string name)
    {
        var application = PlatformRepository.Application(name);
        if (application.Text("spec", "project") == "default")
        {
            name.Should().Be("platform-root");
            return;
        }

        var project = PlatformRepository.Only("AppProject", application.Text("spec", "project"));
        var allowed = project.Find("spec", "sourceRepos")!.AsArray().Select(repository => repository!.GetValue<string>());
        PlatformRepository.Sources(application).Select(source => source["repoURL"]!.GetValue<string>()).Except(allowed)
            .Should().BeEmpty();
        var namespaces = PlatformRepository.Objects(application).Select(item => item.Namespace).Where(item => item.Length > 0)
            .Append(application.Text("spec", "destination", "namespace"));
        var destinations = project.Find("spec", "destinations")!.AsArray();
        namespaces.Should().AllSatisfy(
            space => destinations.Should().Contain(destination => Covers(destination!, application, space)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_OfApplication_IsAtAVersionAndHasObjects(string name)
    {
        var application = PlatformRepository.Application(name);
        var sources = PlatformRepository.Sources(application);

        sources.Should().AllSatisfy(source =>
        {
            source["targetRevision"]!.GetValue<string>().Should().Be(source["repoURL"]!.GetValue<string>() switch
            {
                PlatformRepository.Url => "main",
                PlatformRepository.FunctionUrl => $"v{Packages.Tests.Repository.Version}",
                _ => Version.Parse(source["targetRevision"]!.GetValue<string>()).ToString(3),
            });
            source.ContainsKey("chart").Should().NotBe(source.ContainsKey("path"));
        });
        (sources[0].ContainsKey("chart") || PlatformRepository.Objects(application).Any()).Should().BeTrue(
            "an Application without objects delivers nothing");
    }

    /// <summary>An Application waits for those of the waves before, so what it installs has its kind then.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Wave_OfApplication_IsAfterThoseThatBringItsKinds(string name)
    {
        var application = PlatformRepository.Application(name);
        var earlier = PlatformRepository.Objects(application)
            .Select(item => Providers.GetValueOrDefault(item.Group)).OfType<string>().Distinct();

        foreach (var provider in earlier)
        {
            PlatformRepository.Application(provider).Wave.Should().BeLessThan(
                application.Wave, $"{provider} comes before {name}");
        }
    }

    /// <summary>Nobody is root of the root: everything else is in the folders that it reads, once.</summary>
    [Fact]
    public void Root_OfThePlatform_InstallsEverythingThatNoOtherApplicationDoes()
    {
        var root = PlatformRepository.Application("platform-root");
        var installed = PlatformRepository.Applications.SelectMany(PlatformRepository.Objects)
            .Where(item => item.File.StartsWith(ManifestFiles.Gitops, StringComparison.Ordinal));
        var all = PlatformRepository.All.Where(item => item.File != root.File);

        Names(installed).Should().Equal(Names(all));
        PlatformRepository.Objects(root).Where(item => item.Kind == "Application").Should().AllSatisfy(
            item => item.Namespace.Should().Be("argocd"));
    }

    [Fact]
    public void Kustomization_OfTheFunction_HasWhatArgoCdInstalls()
    {
        var source = PlatformRepository.Sources(PlatformRepository.Application("agent-platform")).Should().ContainSingle().Which;

        // Argo CD takes a folder with this file for one of Kustomize, and leaves out what the file does not name.
        File.Exists(Repository.Path(PlatformRepository.Folder(source)!, "Kustomization")).Should().BeTrue(
            "Argo CD reads the folder with Kustomize");
    }

    private static IEnumerable<string> Names(IEnumerable<Manifest> items) =>
        items.Select(item => item.ToString()).Order(StringComparer.Ordinal);

    private static bool Covers(JsonNode destination, Manifest application, string space)
    {
        var pattern = destination["namespace"]!.GetValue<string>();
        var matches = pattern.EndsWith('*') ? space.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == space;
        return matches && destination["server"]!.GetValue<string>() == application.Text("spec", "destination", "server");
    }
}
