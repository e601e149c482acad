using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Packages.Tests.Cluster;

/// <summary>The optional admission policies: whom they refuse, and whom they let through.</summary>
public class AdmissionTests
{
    private const string Objects = "function-agent-platform-objects";
    private const string ProviderConfigs = "function-agent-platform-provider-configs";
    private const string Collections = "function-agent-platform-object-collections";
    private const string Compositions = "function-agent-platform-compositions";

    private const string Outside = "spec.forProvider.manifest.metadata.namespace must be the namespace of the Object";
    private const string OwnKind = "spec.forProvider.manifest must not be of a kind of provider-kubernetes";
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

        policies.Select(policy => policy.Name).Should().BeEquivalentTo(
            Objects, Collections, ProviderConfigs, Compositions);
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
    [InlineData("{apiVersion: apps/v1, kind: Deployment, metadata: {namespace: a}}", null)]
    [InlineData("{apiVersion: notkubernetes.crossplane.io/v1, kind: Object, metadata: {namespace: a}}", null)]
    [InlineData("{apiVersion: kubernetes.m.crossplane.io/v1alpha1, kind: ProviderConfig, metadata: {namespace: a}}", OwnKind)]
    [InlineData("{apiVersion: kubernetes.m.crossplane.io/v1alpha1, kind: Object, metadata: {namespace: a}}", OwnKind)]
    public async Task Object_WithManifest_StaysInItsNamespace(string manifest, string? problem) =>
        (await RefusalsAsync(Objects, ObjectWith($"forProvider: {{manifest: {manifest}}}"))).Should().Equal(Expected(problem));

    /// <summary>The API server drops the namespace of what is cluster-scoped, and no expression knows what is.</summary>
    [CelTheory]
    [InlineData("{apiVersion: v1, kind: Namespace, metadata: {name: x, namespace: a}}", null)]
    [InlineData("{apiVersion: kubernetes.crossplane.io/v1alpha2, kind: Object, metadata: {name: x, namespace: a}}", OwnKind)]
    [InlineData("{apiVersion: kubernetes.m.crossplane.io/v1alpha1, kind: ClusterProviderConfig, metadata: {namespace: a}}",
        OwnKind)]
    public async Task Object_OfClusterScopedKindWithNamespace_IsRefusedWhereTheProviderMayAlwaysWriteIt(
        string manifest, string? problem) =>
        (await RefusalsAsync(Objects, ObjectWith($"forProvider: {{manifest: {manifest}}}"))).Should().Equal(Expected(problem));

    [CelTheory]
    [InlineData("namespace: a", null)]
    [InlineData("namespace: other", "spec.observeObjects.namespace must be the namespace of the ObservedObjectCollection")]
    [InlineData("kind: Secret", "spec.observeObjects.namespace must be the namespace of the ObservedObjectCollection")]
    public async Task Collection_OfObjects_StaysInItsNamespace(string fields, string? problem) =>
        (await RefusalsAsync(Collections, ObjectWith($"observeObjects: {{{fields}}}"))).Should().Equal(Expected(problem));

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
        var composite = YamlFiles.ReadFirst(
            Path.Combine(Path.GetDirectoryName(Repository.FullPath(file))!, "xr.yaml")).Content;
        var ns = composite["metadata"]!["namespace"]!.GetValue<string>();
        var objects = YamlFiles.ReadAll(Repository.FullPath(file))
            .Select(document => document.Content["object"])
            .OfType<JsonObject>()
            .Where(item => item["apiVersion"]!.GetValue<string>().StartsWith("kubernetes.m.", StringComparison.Ordinal))
            .ToArray();

        objects.Should().NotBeEmpty();
        foreach (var item in objects)
        {
            // Crossplane puts what a composite composes into the composite's namespace.
            item["metadata"] ??= new JsonObject();
            item["metadata"]!["namespace"] = ns;
            (await RefusalsAsync(Objects, item)).Should().BeEmpty();
        }
    }

    /// <summary>A provider still follows the spec of an object that is being deleted.</summary>
    [CelTheory]
    [InlineData(Objects)]
    [InlineData(Collections)]
    [InlineData(ProviderConfigs)]
    [InlineData(Compositions)]
    public async Task Object_ThatIsBeingDeleted_MayLoseItsFinalizersAndIsCheckedWhereItsSpecChanges(string policy)
    {
        var condition = Policy(policy).Items("spec", "matchConditions").Should().ContainSingle().Which.GetProperty("expression")
            .GetString()!;
        var kept = Parse("{metadata: {namespace: a}, spec: {manifest: {metadata: {namespace: a}}}}");
        var (deleted, released, changed) = (kept.DeepClone(), kept.DeepClone(), kept.DeepClone());
        foreach (var item in new[] { deleted, released, changed })
        {
            item["metadata"]!["deletionTimestamp"] = "2030-01-01T00:00:00Z";
        }

        deleted["metadata"]!["finalizers"] = new JsonArray("example.org/keep");
        changed["metadata"]!["finalizers"] = new JsonArray("example.org/keep");
        changed["spec"]!["manifest"]!["metadata"]!["namespace"] = "kube-system";

        (await Cel.EvaluateAsync(
        [
            (condition, new AdmissionRequest(kept)),
            (condition, new AdmissionRequest(kept, kept)),
            (condition, new AdmissionRequest(released, deleted)),
            (condition, new AdmissionRequest(changed, deleted)),
        ])).Should().Equal(true, true, false, true);
    }

    /// <summary>A ProviderConfig hands over the provider, also with a Secret of its own namespace: a kubeconfig may run
    /// programs.</summary>
    [CelTheory]
    [InlineData("update clusterproviderconfigs.kubernetes.m.crossplane.io", true)]
    [InlineData("update providerconfigs.kubernetes.m.crossplane.io", false)]
    [InlineData("update clusterproviderconfigs.helm.m.crossplane.io", false)]
    [InlineData("get clusterproviderconfigs.kubernetes.m.crossplane.io", false)]
    public async Task ProviderConfig_OfAnySource_IsWrittenByWhoMayWriteThoseOfTheCluster(string right, bool expected)
    {
        string[] sources =
        [
            "credentials: {source: InjectedIdentity}",
            "credentials: {source: Secret, secretRef: {name: b, namespace: a, key: c}}",
            "credentials: {source: Filesystem, fs: {path: /var/run/secrets/kubernetes.io/serviceaccount/token}}",
        ];
        foreach (var source in sources)
        {
            (await RefusalsAsync(ProviderConfigs, new AdmissionRequest(ObjectWith(source)) { Rights = [right] })).Should().Equal(
                Expected(expected ? null : "ProviderConfigs must be written by somebody who may update ClusterProviderConfigs"));
        }
    }

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

    private static Task<IReadOnlyList<string>> RefusalsAsync(string policy, JsonNode item) =>
        RefusalsAsync(policy, new AdmissionRequest(item));

    private static async Task<IReadOnlyList<string>> RefusalsAsync(string policy, AdmissionRequest request)
    {
        var validations = Policy(policy).Items("spec", "validations");
        var verdicts = await Cel.EvaluateAsync(
            validations.Select(validation => (validation.GetProperty("expression").GetString()!, request)));
        return
        [
            .. validations.Zip(verdicts).Where(pair => !pair.Second)
                .Select(pair => pair.First.GetProperty("message").GetString()!),
        ];
    }

    private static JsonNode ObjectWith(string fields) => Parse($"{{metadata: {{name: b, namespace: a}}, spec: {{{fields}}}}}");

    private static JsonNode Parse(string yaml) => YamlReader.Read(yaml)!;
}
