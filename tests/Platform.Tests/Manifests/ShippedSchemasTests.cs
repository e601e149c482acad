using System.Text.Json.Nodes;

namespace Platform.Tests.Manifests;

/// <summary>The check of manifests finds what it is there for.</summary>
public sealed class ShippedSchemasTests
{
    [Theory]
    [InlineData("examples/gitops/platform/03-intelligence/agent-execution-stream/job.yaml", "spec.template.spec.volumes",
        "volume", "spec.template.spec.volume is unknown")]
    [InlineData("examples/gitops/platform/03-intelligence/agent-execution-stream/job.yaml", "spec.backoffLimit", "backofflimit",
        "spec.backofflimit is unknown")]
    [InlineData("examples/gitops/platform/03-intelligence/agent-executor-claim.yaml", "spec.natsStreamName", "natsStream",
        "spec.natsStreamName is required")]
    [InlineData("examples/gitops/platform/03-intelligence/agent-executor-claim.yaml", "spec.scaling", "scaler",
        "spec.scaler is unknown")]
    [InlineData("examples/gitops/platform/04-apis.yaml", "spec.destination", "target", "spec.destination is required")]
    [InlineData("examples/gitops/platform/04-apis/compositions/agent-executor-composition.yaml", "spec.mode", "modus",
        "spec.modus is unknown")]
    public void Check_FieldWithAnotherName_IsFound(string file, string field, string name, string problem)
    {
        var manifest = Manifest.Load(file)[0];
        var path = field.Split('.');
        var parent = manifest.Find(path[..^1])!.AsObject();
        parent[name] = parent[path[^1]]!.DeepClone();
        parent.Remove(path[^1]);

        ShippedSchemas.Check(manifest).Should().Contain(found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_SettingThatThereIsNot_IsFoundInThePipeline()
    {
        var composition = Manifest.Load("examples/gitops/platform/04-apis/compositions/agent-executor-composition.yaml")[0];
        composition.Find("spec", "pipeline")!.AsArray()[0]!["input"]!["netwerk"] = new JsonObject();

        ShippedSchemas.Check(composition).Should().ContainSingle().Which.Should().Contain("netwerk is unknown");
    }

    [Fact]
    public void Check_VersionThatIsNotServed_IsFound()
    {
        var secret =
            Manifest.Load("examples/gitops/platform/03-intelligence/external-secrets/agent-executor-postgres-es.yaml")[0];
        secret.Content["apiVersion"] = "external-secrets.io/v1beta1";

        ShippedSchemas.Check(secret).Should().ContainSingle().Which.Should().Contain("there is no schema of its kind");
    }
}
