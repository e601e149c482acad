using System.Text.Json.Nodes;
using Platform.Tests.Manifests;
using Platform.Tests.Nats;
using Platform.Tests.Rendering;

namespace Platform.Tests.Gitops;

/// <summary>The layer of workloads: everything the claim needs is there, before it.</summary>
public sealed class IntelligenceTests
{
    private static readonly Manifest Claim = RenderedExample.ThePlatformsClaim();
    private static readonly Manifest Namespace = PlatformRepository.Only("Namespace", Claim.Namespace);
    private static readonly StreamJob Job = StreamJob.OfThePlatform;

    private static Manifest[] ExternalSecrets =>
        [.. PlatformRepository.Intelligence.Where(manifest => manifest.Kind == "ExternalSecret")];

    [Fact]
    public void Waves_OfTheLayer_AreNamespaceAndStoreThenSecretsAndScriptThenStreamThenClaim()
    {
        var others = PlatformRepository.Intelligence.Where(
            manifest => manifest.Kind is not ("Namespace" or "SecretStore" or "Job" or "AgentExecutor"));

        // In one wave, Argo CD applies Namespaces before everything else.
        PlatformRepository.Only("SecretStore", "aws-parameter-store").Wave.Should().Be(Namespace.Wave);
        others.Should().AllSatisfy(manifest => manifest.Wave.Should().BeInRange(Namespace.Wave + 1, Job.Job.Wave - 1));
        Job.Job.Wave.Should().BeInRange(Namespace.Wave + 2, Claim.Wave - 1);
        Job.Job.Annotation("argocd.argoproj.io/hook").Should().Be("Sync");
        Job.Job.Annotation("argocd.argoproj.io/hook-delete-policy").Should().Be("BeforeHookCreation");
    }

    [Fact]
    public void Namespace_OfTheLayer_IsLayerAndCategory() =>
        $"{Namespace.Text("metadata", "labels", "layer")}-{Namespace.Text("metadata", "labels", "category")}".Should().Be(
            Namespace.Name);

    [Fact]
    public async Task Secrets_OfTheRenderedPods_HaveTheirKeysFromExternalSecrets()
    {
        var pod = (await RenderedExample.OfThePlatformAsync())
            .Should().ContainSingle(manifest => manifest.Kind == "Deployment").Which.Find("spec", "template", "spec")!;
        var needed = new[] { "initContainers", "containers" }.SelectMany(name => pod[name]!.AsArray())
            .SelectMany(container => container!["env"]!.AsArray())
            .Select(variable => variable!["valueFrom"]?["secretKeyRef"]).OfType<JsonNode>()
            .Select(reference => $"{reference["name"]}/{reference["key"]}").ToHashSet();
        var provided = ExternalSecrets.SelectMany(secret => secret.Find("spec", "data")!.AsArray()
            .Select(item => $"{secret.Text("spec", "target", "name")}/{item!["secretKey"]}"));

        needed.Should().HaveCount(12);
        needed.Except(provided).Should().BeEmpty();
        pod["imagePullSecrets"]!.AsArray().Should().AllSatisfy(pull => ExternalSecrets.Should().Contain(secret =>
            secret.Text("spec", "target", "name") == pull!["name"]!.GetValue<string>()
            && secret.Text("spec", "target", "template", "type") == "kubernetes.io/dockerconfigjson"));
    }

    /// <summary>A store of the whole cluster would give each team the parameters of all.</summary>
    [Fact]
    public void Store_OfTheExternalSecrets_IsTheNamespacesOwnWithARoleOfItsOwn()
    {
        PlatformRepository.All.Should().NotContain(manifest => manifest.Kind == "ClusterSecretStore");
        var store = PlatformRepository.Only("SecretStore", "aws-parameter-store");
        var provider = store.Find("spec", "provider", "aws")!;

        store.Namespace.Should().Be(Namespace.Name);
        provider["role"]!.GetValue<string>().Should().EndWith($":role/{Namespace.Name}-parameters");
        provider["auth"]!["secretRef"]!.AsObject().Should().AllSatisfy(
            reference => reference.Value!.AsObject().ContainsKey("namespace").Should().BeFalse(
                "the credentials are in the namespace of the store"));
        ExternalSecrets.Should().AllSatisfy(secret => secret.Namespace.Should().Be(store.Namespace));
        ExternalSecrets.Should().AllSatisfy(
            secret => (secret.Text("spec", "secretStoreRef", "kind"), secret.Text("spec", "secretStoreRef", "name")).Should().Be(
                (store.Kind, store.Name)));
    }

    [Fact]
    public void Claim_OfTheLayer_ConsumesWhatTheJobMakes()
    {
        (Claim.Text("spec", "natsStreamName"), Claim.Text("spec", "natsConsumerGroup")).Should().Be((Job.Stream, Job.Consumer));
        Job.Url.Should().Be(Claim.Text("spec", "natsUrl"));
    }

    /// <summary>Or a pod is killed at work that nobody else gets.</summary>
    [Fact]
    public void Pods_OfTheClaim_MayFinishWhatTheConsumerLetsThemWorkOn() =>
        (Claim.Find("spec", "terminationGracePeriodSeconds")!.GetValue<long>() * 1_000_000_000).Should().BeGreaterThanOrEqualTo(
            Job.ConsumerConfiguration["ack_wait"]!.GetValue<long>());

    [Theory]
    [InlineData(4222, "layer", "intelligence", true)]
    [InlineData(4222, "layer", "databases", false)]
    [InlineData(8222, "kubernetes.io/metadata.name", "keda", true)]
    [InlineData(8222, "layer", "intelligence", false)]
    [InlineData(7777, "kubernetes.io/metadata.name", "monitoring", true)]
    public void Nats_ForNamespaceWithLabel_IsReachedOnItsPort(int port, string label, string value, bool expected)
    {
        var space = new Manifest(
            "", new JsonObject { ["metadata"] = new JsonObject { ["labels"] = new JsonObject { [label] = value } } });
        var rules = PlatformRepository.Only("NetworkPolicy", "nats").Find("spec", "ingress")!.AsArray();

        rules.Any(rule =>
            rule!["ports"]?.AsArray().Any(item => item!["port"]!.GetValue<int>() == port) == true
            && rule["from"]!.AsArray().Any(
                peer => peer!["namespaceSelector"] is { } selector && Labels.Match(selector, space))).Should().Be(expected);
    }
}
