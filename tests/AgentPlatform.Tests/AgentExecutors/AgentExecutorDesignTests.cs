using System.Text.Json;

namespace AgentPlatform.Tests.AgentExecutors;

public class AgentExecutorDesignTests
{
    /// <summary>Additions that are objects or lists of their own.</summary>
    private static readonly string[] Grouped =
    [
        "Deployment.spec.template.spec.containers[0].startupProbe",
        "Deployment.spec.template.spec.containers[0].volumeMounts",
        "Deployment.spec.template.spec.initContainers[0].volumeMounts",
        "Deployment.spec.template.spec.topologySpreadConstraints",
        "Deployment.spec.template.spec.volumes",
        "NetworkPolicy.spec.egress[3].to[0].ipBlock.except",
    ];

    [Fact]
    public async Task Compose_ExampleOfTheDesign_HasEveryFieldOfTheReviewedRender()
    {
        var reviewed = YamlElements.ReadAll(Path.Combine(AgentExecutorFolders.Golden, "my-service.yaml"));
        var answer = await Case("readme-example").RenderAsync();

        var rendered = Leaves(answer.Objects.Select(entry => entry.Value)).ToHashSet();
        Leaves(reviewed).Where(leaf => !rendered.Contains(leaf)).Should().BeEmpty();
    }

    [Fact]
    public async Task Compose_ExampleOfTheDesign_AddsToTheReviewedRenderOnlyWhatIsKnown()
    {
        var reviewed = YamlElements.ReadAll(Path.Combine(AgentExecutorFolders.Golden, "my-service.yaml"));
        var answer = await Case("readme-example").RenderAsync();

        var known = Leaves(reviewed).Select(leaf => leaf.Key).ToHashSet();
        Leaves(answer.Objects.Select(entry => entry.Value))
            .Select(leaf => leaf.Key)
            .Where(path => !known.Contains(path))
            .Select(path => Grouped.FirstOrDefault(start => path.StartsWith(start, StringComparison.Ordinal)) ?? path)
            .Distinct()
            .Order(StringComparer.Ordinal).Should().Equal(
            "Deployment.metadata.annotations.platform.bizmatters.io/pod-template-hash",
            "Deployment.spec.template.spec.containers[0].env[11].valueFrom.secretKeyRef.optional",
            "Deployment.spec.template.spec.containers[0].env[12].valueFrom.secretKeyRef.optional",
            "Deployment.spec.template.spec.containers[0].livenessProbe.failureThreshold",
            "Deployment.spec.template.spec.containers[0].livenessProbe.timeoutSeconds",
            "Deployment.spec.template.spec.containers[0].securityContext.readOnlyRootFilesystem",
            "Deployment.spec.template.spec.containers[0].startupProbe",
            "Deployment.spec.template.spec.containers[0].terminationMessagePolicy",
            "Deployment.spec.template.spec.containers[0].volumeMounts",
            "Deployment.spec.template.spec.enableServiceLinks",
            "Deployment.spec.template.spec.initContainers[0].env[11].valueFrom.secretKeyRef.optional",
            "Deployment.spec.template.spec.initContainers[0].env[12].valueFrom.secretKeyRef.optional",
            "Deployment.spec.template.spec.initContainers[0].securityContext.readOnlyRootFilesystem",
            "Deployment.spec.template.spec.initContainers[0].terminationMessagePolicy",
            "Deployment.spec.template.spec.initContainers[0].volumeMounts",
            "Deployment.spec.template.spec.securityContext.runAsGroup",
            "Deployment.spec.template.spec.terminationGracePeriodSeconds",
            "Deployment.spec.template.spec.topologySpreadConstraints",
            "Deployment.spec.template.spec.volumes",
            "NetworkPolicy.spec.egress[3].to[0].ipBlock.except");
    }

    private static GoldenCase Case(string name) => new(Path.Combine(AgentExecutorFolders.Cases, name));

    private static IEnumerable<KeyValuePair<string, string>> Leaves(IEnumerable<JsonElement> objects) =>
        objects.SelectMany(item => JsonLeaves.Of(item, item.GetProperty("kind").GetString()!));
}
