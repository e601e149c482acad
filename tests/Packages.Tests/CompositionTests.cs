namespace Packages.Tests;

/// <summary>Compositions in packages, and those of the examples.</summary>
public class CompositionTests
{
    private static readonly string[] Defaulted = ["mode"];

    public static TheoryData<string> Files =>
    [
        .. Compositions("package").Concat(Compositions("examples")).Select(composition => composition.File),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pipeline_OfComposition_CallsTheFunctionByTheNameThatADependencyGets(string file)
    {
        var composition = Repository.ReadOnly(file);
        var step = composition.Items("spec", "pipeline").Should().ContainSingle().Which;

        step.GetProperty("functionRef").GetProperty("name").GetString().Should().Be(
            PackageNames.DependencyName(PackageNames.Function));
        composition.Text("spec", "mode").Should().Be("Pipeline");
        (step.GetProperty("input")
            .GetProperty("apiVersion")
            .GetString(), step.GetProperty("input").GetProperty("kind").GetString()).Should().Be(
            ("agentplatform.fn.bizmatters.io/v1beta1", "Settings"));
    }

    /// <summary>What an API server would add to a Composition, GitOps would take for a difference.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Defaults_OfComposition_AreWrittenOut(string file) =>
        Defaulted.Should().AllSatisfy(field => Repository.ReadOnly(file).Text("spec", field).Should().NotBeEmpty());

    [Theory]
    [InlineData("package/configuration")]
    [InlineData("package/configuration-claims")]
    public void DefaultComposition_OfDefinition_IsInThePackageAndOfItsKind(string root)
    {
        var compositions = Compositions(root).ToDictionary(composition => composition.Name);

        Repository.Read(root).Where(manifest => manifest.Kind == "CompositeResourceDefinition").Should().AllSatisfy(definition =>
        {
            var composition = compositions[definition.Text("spec", "defaultCompositionRef", "name")];
            composition.Text("spec", "compositeTypeRef", "kind").Should().Be(definition.Text("spec", "names", "kind"));
            definition.Text("spec", "defaultCompositionUpdatePolicy").Should().Be("Automatic");
        });
    }

    [Theory]
    [InlineData("agent-executor-composition", "Object")]
    [InlineData("agent-executor-composition-direct", "Direct")]
    public void Composition_OfClaims_IsLabelledWithItsDelivery(string name, string delivery)
    {
        var composition = Compositions("package/configuration-claims").Single(candidate => candidate.Name == name);

        composition.Text("metadata", "labels", "platform.bizmatters.io/delivery").Should().Be(delivery);
        composition.Items("spec", "pipeline")[0].GetProperty("input").GetProperty("delivery").GetProperty("mode").GetString()
            .Should().Be(delivery);
    }

    [Theory]
    [InlineData("examples/agentexecutor/composition.yaml", "package/configuration/agentexecutors/composition.yaml")]
    [InlineData("examples/eventdrivenservice/composition.yaml", "package/configuration/eventdrivenservices/composition.yaml")]
    [InlineData("examples/agentexecutor-claim/composition.yaml", "package/configuration-claims/xagentexecutors/composition.yaml")]
    [InlineData("examples/agentexecutor-claim/composition-direct.yaml",
        "package/configuration-claims/xagentexecutors/composition-direct.yaml")]
    public void Example_OfPackage_HasTheCompositionOfThePackage(string example, string packaged) =>
        Repository.ReadText(example).Should().Be(Repository.ReadText(packaged));

    [Fact]
    public void Example_OfClaims_RendersWhatCrossplaneMakesOfTheClaim()
    {
        var claim = Repository.ReadOnly("examples/agentexecutor-claim/claim.yaml");
        var composite = Repository.ReadOnly("examples/agentexecutor-claim/xr.yaml");

        (composite.Text("spec", "claimRef", "name"), composite.Text("spec", "claimRef", "namespace")).Should().Be(
            (claim.Name, claim.Text("metadata", "namespace")));
        composite.Find("spec")!.Value.EnumerateObject().Where(field => field.Name != "claimRef").Select(field => field.ToString())
            .Should().Equal(
                claim.Find("spec")!.Value.EnumerateObject().Select(field => field.ToString()));
    }

    private static IEnumerable<Manifest> Compositions(string path) =>
        Repository.Read(path).Where(manifest => manifest.Kind == "Composition");
}
