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
        application.Text("spec", "project").Should().NotBe("default", "that project allows everything from everywhere");
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
    public void Objects_OfApplication_AreOfKindsThatItsProjectAllows(string name)
    {
        var application = PlatformRepository.Application(name);
        var project = PlatformRepository.Only("AppProject", application.Text("spec", "project"));

        PlatformRepository.Objects(application).Where(item => item.Namespace.Length > 0
            ? !Allows(project.Find("spec", "namespaceResourceWhitelist"), item, whereNothingIsSaid: true)
            : !Allows(project.Find("spec", "clusterResourceWhitelist"), item, whereNothingIsSaid: false))
            .Should().BeEmpty($"{project.Name} has to allow what {name} installs");
    }

    /// <summary>Other layers, and NATS, trust the labels of namespaces.</summary>
    [Theory]
    [InlineData("Namespace", "intelligence-research", true)]
    [InlineData("Namespace", "kube-system", false)]
    [InlineData("Namespace", "foundation-intelligence-x", false)]
    [InlineData("ClusterRole", "intelligence-research", false)]
    public void Project_OfWorkloads_AllowsNamespacesOfItsOwnLayer(string kind, string name, bool expected)
    {
        var project = PlatformRepository.Only("AppProject", "intelligence");
        var item = new Manifest("", new JsonObject
        {
            ["apiVersion"] = kind == "Namespace" ? "v1" : "rbac.authorization.k8s.io/v1",
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = name },
        });

        Allows(project.Find("spec", "clusterResourceWhitelist"), item, whereNothingIsSaid: false).Should().Be(expected);
    }

    [Theory]
    [InlineData("intelligence", "rbac.authorization.k8s.io/v1", "RoleBinding")]
    [InlineData("intelligence", "v1", "Secret")]
    [InlineData("bootstrap", "v1", "Secret")]
    [InlineData("bootstrap", "apps/v1", "Deployment")]
    public void Project_WithFewKinds_RefusesOthers(string project, string apiVersion, string kind)
    {
        var item = new Manifest("", new JsonObject
        {
            ["apiVersion"] = apiVersion,
            ["kind"] = kind,
            ["metadata"] = new JsonObject { ["name"] = "any", ["namespace"] = "any" },
        });
        var list = PlatformRepository.Only("AppProject", project).Find("spec", "namespaceResourceWhitelist");

        Allows(list, item, whereNothingIsSaid: true).Should().BeFalse($"{project} must not install a {kind}");
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
                PlatformRepository.FunctionUrl => $"v{Repository.Version}",
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

    private static bool Allows(JsonNode? list, Manifest item, bool whereNothingIsSaid) => list is null
        ? whereNothingIsSaid
        : list.AsArray().Any(entry =>
            Matches(entry!["group"]!.GetValue<string>(), item.Group)
            && Matches(entry["kind"]!.GetValue<string>(), item.Kind)
            && Matches(entry["name"]?.GetValue<string>() ?? "*", item.Name));

    private static bool Matches(string pattern, string text) =>
        pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == text;

    private static bool Covers(JsonNode destination, Manifest application, string space)
    {
        var pattern = destination["namespace"]!.GetValue<string>();
        return Matches(pattern, space)
            && destination["server"]!.GetValue<string>() == application.Text("spec", "destination", "server");
    }
}
