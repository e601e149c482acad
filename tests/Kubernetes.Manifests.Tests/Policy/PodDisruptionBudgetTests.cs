using System.Text.Json;
using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Policy;

namespace Kubernetes.Manifests.Tests.Policy;

public sealed class PodDisruptionBudgetTests
{
    private static readonly PodDisruptionBudget Sample = new()
    {
        Metadata = new ObjectMeta { Name = "executor" },
        Spec = new PodDisruptionBudgetSpec
        {
            MinAvailable = 0,
            MaxUnavailable = "50%",
            Selector = new LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "executor" } },
        },
    };

    [Theory]
    [InlineData("\"minAvailable\":0")]
    [InlineData("\"maxUnavailable\":\"50%\"")]
    [InlineData("\"selector\":{\"matchLabels\":{\"app\":\"executor\"}}")]
    [InlineData("{\"apiVersion\":\"policy/v1\",\"kind\":\"PodDisruptionBudget\",\"metadata\":{\"name\":\"executor\"},\"spec\":{")]
    public void Serialize_PodDisruptionBudget_HasItsFields(string part) =>
        Assert.Contains(part, JsonSerializer.Serialize(Sample, ManifestJson.Default.PodDisruptionBudget), StringComparison.Ordinal);

    [Fact]
    public void Deserialize_PodDisruptionBudget_LosesNothing()
    {
        var json = JsonSerializer.Serialize(Sample, ManifestJson.Default.PodDisruptionBudget);

        Assert.Equal(json, ManifestText.ReadAndWrite(json, ManifestJson.Default.PodDisruptionBudget));
    }
}
