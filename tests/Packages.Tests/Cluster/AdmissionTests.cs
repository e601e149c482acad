using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Yaml;

namespace Packages.Tests.Cluster;

/// <summary>The optional admission policies: whom they refuse, and whom they let through.</summary>
public class AdmissionTests
{
    private const string Objects = "function-agent-platform-objects";
    private const string ProviderConfigs = "function-agent-platform-provider-configs";
    private const string Compositions = "function-agent-platform-compositions";

    private const string Outside = "spec.forProvider.manifest.metadata.namespace must be the namespace of the Object";
    private const string ForeignReference = "spec.references must be to objects in the namespace of the Object";

    private const string PatchOfMore =
        "spec.references may patch spec, data, stringData and binaryData of spec.forProvider.manifest and nothing else";

    private const string ForeignDetail = "spec.connectionDetails must be of objects in the namespace of the Object";

    private static IReadOnlyList<Manifest> All => Repository.Read("package/cluster/admission");

    public static TheoryData<string> NamespacedGoldens() =>
    [
        .. Directory
            .EnumerateFiles(Repository.FullPath("tests/AgentPlatform.Tests"), "expected.yaml", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("kubernetes.m.crossplane.io/", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Policies_OfCluster_AreBoundAndRefuse()
    {
        var policies = All.Where(manifest => manifest.Kind == "ValidatingAdmissionPolicy").ToArray();
        var bindings = All.Where(manifest => manifest.Kind == "ValidatingAdmissionPolicyBinding").ToArray();

        policies.Select(policy => policy.Name).Should().BeEquivalentTo(Objects, ProviderConfigs, Compositions);
        bindings.Select(binding => binding.Text("spec", "policyName")).Should().BeEquivalentTo(
            policies.Select(policy => policy.Name));
        bindings.Should().AllSatisfy(binding =>
            binding.Find("spec", "validationActions")!.Value.GetRawText().Should().Be("""["Deny"]"""));
        policies.Should().AllSatisfy(policy => policy.Text("spec", "failurePolicy").Should().Be("Fail"));
    }

    [Fact]
    public void Policies_OfCluster_AreNotAppliedWithTheRest() =>
        Repository.ReadText("package/cluster/Kustomization").Should().NotContain(
            "admission", "Kubernetes before 1.30 does not know the kind");

    [Fact]
    public void Compositions_OfPolicy_AreOfEveryKindOfThePackages()
    {
        var plurals = Repository.PackageRoots.SelectMany(Repository.Read)
            .Where(manifest => manifest.Kind == "CompositeResourceDefinition")
            .SelectMany(definition => new[]
            {
                definition.Text("spec", "names", "plural"), definition.Text("spec", "claimNames", "plural"),
            })
            .Where(plural => plural.Length > 0).Distinct().Order(StringComparer.Ordinal);
        var rule = Policy(Compositions).Items("spec", "matchConstraints", "resourceRules").Should().ContainSingle().Which;

        rule.GetProperty("resources").EnumerateArray().Select(resource => resource.GetString()).Should().Equal(plurals);
    }

    [CelTheory]
    [InlineData("{metadata: {namespace: a}}", null)]
    [InlineData("{metadata: {namespace: kube-system}}", Outside)]
    [InlineData("{metadata: {name: b}}", Outside)]
    [InlineData("{kind: Namespace}", Outside)]
    public async Task Object_WithManifest_StaysInItsNamespace(string manifest, string? problem) =>
        (await RefusalsAsync(Objects, ObjectWith($"forProvider: {{manifest: {manifest}}}"))).Should().Equal(Expected(problem));

    [CelTheory]
    [InlineData("references: [{dependsOn: {name: b}}]", null)]
    [InlineData("references: [{dependsOn: {name: b, namespace: a}}]", null)]
    [InlineData("references: [{dependsOn: {name: b, namespace: other}}]", ForeignReference)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: data.x}, toFieldPath: spec.forProvider.manifest.data.x}]", null)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: 'data[x]'}, toFieldPath: 'spec.forProvider.manifest.data[x]'}]",
        null)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: spec.forProvider.manifest.spec}}]", null)]
    [InlineData("references: [{dependsOn: {name: b}}, {patchesFrom: {name: b, namespace: other, fieldPath: data.x}, "
        + "toFieldPath: spec.forProvider.manifest.data.x}]", ForeignReference)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: data.x}, toFieldPath: "
        + "spec.forProvider.manifest.metadata.namespace}]", PatchOfMore)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: data.x}, toFieldPath: "
        + "'spec.forProvider.manifest[metadata][namespace]'}]", PatchOfMore)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: data.x}, toFieldPath: spec.forProvider.manifest}]", PatchOfMore)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: spec.forProvider}}]", PatchOfMore)]
    [InlineData("references: [{patchesFrom: {name: b, fieldPath: data.x}, toFieldPath: spec.forProvider.manifest.specs}]",
        PatchOfMore)]
    [InlineData("connectionDetails: [{name: b}]", null)]
    [InlineData("connectionDetails: [{name: b, namespace: a}]", null)]
    [InlineData("connectionDetails: [{name: b, namespace: a}, {name: b, namespace: other}]", ForeignDetail)]
    public async Task Object_ThatReads_ReadsItsNamespace(string fields, string? problem) =>
        (await RefusalsAsync(Objects, ObjectWith($"forProvider: {{manifest: {{metadata: {{namespace: a}}}}}}, {fields}")))
            .Should().Equal(Expected(problem));

    /// <summary>What the function renders passes.</summary>
    [CelTheory]
    [MemberData(nameof(NamespacedGoldens))]
    public async Task Object_OfTheFunction_IsLetThrough(string file)
    {
        var composite = YamlLoader.LoadFirst(
            Path.Combine(Path.GetDirectoryName(Repository.FullPath(file))!, "xr.yaml")).Content;
        var space = composite.GetProperty("metadata").GetProperty("namespace").GetString();
        var objects = YamlLoader.LoadAll(Repository.FullPath(file))
            .Where(document => document.Content.TryGetProperty("object", out _))
            .Select(document => JsonNode.Parse(document.Content.GetProperty("object").GetRawText())!.AsObject())
            .Where(item => item["apiVersion"]!.GetValue<string>().StartsWith("kubernetes.m.", StringComparison.Ordinal))
            .ToArray();

        objects.Should().NotBeEmpty();
        foreach (var item in objects)
        {
            // Crossplane puts what a composite composes into the composite's namespace.
            item["metadata"] ??= new JsonObject();
            item["metadata"]!["namespace"] = space;
            (await RefusalsAsync(Objects, item)).Should().BeEmpty();
        }
    }

    [CelTheory]
    [InlineData(Objects)]
    [InlineData(ProviderConfigs)]
    [InlineData(Compositions)]
    public async Task Object_ThatIsBeingDeleted_MayLoseItsFinalizers(string policy)
    {
        var condition = Policy(policy).Items("spec", "matchConditions").Should().ContainSingle().Which.GetProperty("expression")
            .GetString()!;
        var deleted = Parse("{metadata: {namespace: a, deletionTimestamp: '2030-01-01T00:00:00Z'}}");
        var kept = Parse("{metadata: {namespace: a}}");

        (await Cel.EvaluateAsync([(condition, deleted), (condition, kept)])).Should().Equal(false, true);
    }

    [CelTheory]
    [InlineData("credentials: {source: InjectedIdentity}", null)]
    [InlineData("credentials: {source: Secret, secretRef: {name: b, namespace: a, key: c}}", null)]
    [InlineData("credentials: {source: Secret, secretRef: {name: b, namespace: other, key: c}}",
        "spec.credentials.secretRef.namespace must be the namespace of the ProviderConfig")]
    [InlineData("credentials: {source: InjectedIdentity}, identity: {secretRef: {name: b, namespace: other, key: c}}",
        "spec.identity.secretRef.namespace must be the namespace of the ProviderConfig")]
    public async Task ProviderConfig_WithSecret_HasItInItsNamespace(string fields, string? problem) =>
        (await RefusalsAsync(ProviderConfigs, ObjectWith(fields))).Should().Equal(Expected(problem));

    [CelTheory]
    [InlineData("image: b", null)]
    [InlineData("crossplane: {compositionRevisionRef: {name: b-1}, compositionUpdatePolicy: Automatic}", null)]
    [InlineData("compositionRevisionRef: {name: b-1}, compositionUpdatePolicy: Automatic", null)]
    [InlineData("crossplane: {compositionUpdatePolicy: Manual}", "spec.crossplane.compositionUpdatePolicy must be Automatic")]
    [InlineData("crossplane: {compositionRevisionSelector: {matchLabels: {channel: old}}}",
        "spec.crossplane.compositionRevisionSelector must not be set")]
    [InlineData("compositionUpdatePolicy: Manual", "spec.compositionUpdatePolicy must be Automatic")]
    [InlineData("compositionRevisionSelector: {matchLabels: {channel: old}}", "spec.compositionRevisionSelector must not be set")]
    public async Task Service_WithRevision_HasTheNewest(string fields, string? problem) =>
        (await RefusalsAsync(Compositions, ObjectWith(fields))).Should().Equal(Expected(problem));

    private static string[] Expected(string? problem) => problem is null ? [] : [problem];

    private static Manifest Policy(string name) =>
        All.Single(manifest => manifest.Kind == "ValidatingAdmissionPolicy" && manifest.Name == name);

    private static async Task<IReadOnlyList<string>> RefusalsAsync(string policy, JsonNode item)
    {
        var validations = Policy(policy).Items("spec", "validations");
        var verdicts = await Cel.EvaluateAsync(
            validations.Select(validation => (validation.GetProperty("expression").GetString()!, item)));
        return
        [
            .. validations.Zip(verdicts).Where(pair => !pair.Second)
                .Select(pair => pair.First.GetProperty("message").GetString()!),
        ];
    }

    private static JsonNode ObjectWith(string fields) => Parse($"{{metadata: {{name: b, namespace: a}}, spec: {{{fields}}}}}");

    private static JsonNode Parse(string yaml) => JsonNode.Parse(YamlLoader.ParseValue(yaml).GetRawText())!;
}
