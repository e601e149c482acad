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
        var step = Assert.Single(composition.Items("spec", "pipeline"));

        Assert.Equal(PackageNames.DependencyName(PackageNames.Function), step.GetProperty("functionRef").GetProperty("name").GetString());
        Assert.Equal("Pipeline", composition.Text("spec", "mode"));
        Assert.Equal(
            ("agentplatform.fn.bizmatters.io/v1beta1", "Settings"),
            (step.GetProperty("input").GetProperty("apiVersion").GetString(), step.GetProperty("input").GetProperty("kind").GetString()));
    }

    /// <summary>What an API server would add to a Composition, GitOps would take for a difference.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Defaults_OfComposition_AreWrittenOut(string file) =>
        Assert.All(Defaulted, field => Assert.NotEmpty(Repository.ReadOnly(file).Text("spec", field)));

    [Theory]
    [InlineData("package/configuration")]
    [InlineData("package/configuration-claims")]
    public void DefaultComposition_OfDefinition_IsInThePackageAndOfItsKind(string root)
    {
        var compositions = Compositions(root).ToDictionary(composition => composition.Name);

        Assert.All(Repository.Read(root).Where(manifest => manifest.Kind == "CompositeResourceDefinition"), definition =>
        {
            var composition = compositions[definition.Text("spec", "defaultCompositionRef", "name")];
            Assert.Equal(definition.Text("spec", "names", "kind"), composition.Text("spec", "compositeTypeRef", "kind"));
            Assert.Equal("Automatic", definition.Text("spec", "defaultCompositionUpdatePolicy"));
        });
    }

    [Theory]
    [InlineData("agent-executor-composition", "Object")]
    [InlineData("agent-executor-composition-direct", "Direct")]
    public void Composition_OfClaims_IsLabelledWithItsDelivery(string name, string delivery)
    {
        var composition = Compositions("package/configuration-claims").Single(candidate => candidate.Name == name);

        Assert.Equal(delivery, composition.Text("metadata", "labels", "platform.bizmatters.io/delivery"));
        Assert.Equal(delivery, composition.Items("spec", "pipeline")[0].GetProperty("input").GetProperty("delivery").GetProperty("mode").GetString());
    }

    [Theory]
    [InlineData("examples/agentexecutor/composition.yaml", "package/configuration/agentexecutors/composition.yaml")]
    [InlineData("examples/eventdrivenservice/composition.yaml", "package/configuration/eventdrivenservices/composition.yaml")]
    [InlineData("examples/agentexecutor-claim/composition.yaml", "package/configuration-claims/xagentexecutors/composition.yaml")]
    [InlineData("examples/agentexecutor-claim/composition-direct.yaml", "package/configuration-claims/xagentexecutors/composition-direct.yaml")]
    public void Example_OfPackage_HasTheCompositionOfThePackage(string example, string packaged) =>
        Assert.Equal(Repository.ReadText(packaged), Repository.ReadText(example));

    [Fact]
    public void Example_OfClaims_RendersWhatCrossplaneMakesOfTheClaim()
    {
        var claim = Repository.ReadOnly("examples/agentexecutor-claim/claim.yaml");
        var composite = Repository.ReadOnly("examples/agentexecutor-claim/xr.yaml");

        Assert.Equal((claim.Name, claim.Text("metadata", "namespace")), (composite.Text("spec", "claimRef", "name"), composite.Text("spec", "claimRef", "namespace")));
        Assert.Equal(
            claim.Find("spec")!.Value.EnumerateObject().Select(field => field.ToString()),
            composite.Find("spec")!.Value.EnumerateObject().Where(field => field.Name != "claimRef").Select(field => field.ToString()));
    }

    private static IEnumerable<Manifest> Compositions(string path) => Repository.Read(path).Where(manifest => manifest.Kind == "Composition");
}
