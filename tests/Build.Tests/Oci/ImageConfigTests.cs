using System.Text.Json.Nodes;
using Build.Oci;

namespace Build.Tests.Oci;

public class ImageConfigTests
{
    private static readonly JsonObject OfBase = JsonNode.Parse("""
        {
          "config": {
            "User": "1654", "Env": ["PATH=/bin", "DOTNET_VERSION=10"], "Labels": {"a": "base", "b": "base"}, "Entrypoint": ["/base"],
            "StopSignal": "SIGINT", "Cmd": ["shell"], "Healthcheck": {"Test": ["CMD", "shell"]}, "Volumes": {"/data": {}}
          },
          "history": [{"created_by": "base"}]
        }
        """)!.AsObject();

    /// <summary>What `crossplane xpkg push` turns into annotations, and Crossplane finds the package by.</summary>
    [Fact]
    public void Create_LayersWithRoles_AreNamedByLabels()
    {
        var runtime = Samples.Layer("run");
        var contents = Samples.Layer("package.yaml", "base");
        var examples = Samples.Layer(".up/examples.yaml", "upbound");

        var config = Samples.Config(Architecture.Amd64, [runtime, contents, examples]);

        AssertJson(
            new JsonObject
            {
                [$"io.crossplane.xpkg:{contents.Blob.Digest}"] = "base",
                [$"io.crossplane.xpkg:{examples.Blob.Digest}"] = "upbound",
            },
            Sorted(config["config"]!["Labels"]!.AsObject()));
    }

    [Fact]
    public void Create_OnABase_KeepsWhatIsNotSet()
    {
        var settings = JsonNode.Parse(
            """{"User": "2000", "Env": ["DOTNET_VERSION=11"], "Labels": {"b": "ours"}, "Entrypoint": ["/ours"]}""")!.AsObject();

        var config = Samples.Config(Architecture.Amd64, [Samples.Layer("run")], OfBase, settings);

        AssertJson(
            JsonNode.Parse("""
                {
                  "User": "2000", "Env": ["PATH=/bin", "DOTNET_VERSION=11"], "Labels": {"a": "base", "b": "ours"}, "Entrypoint": ["/ours"],
                  "StopSignal": "SIGINT"
                }
                """)!,
            config["config"]!);
    }

    [Fact]
    public void Create_OnABase_TellsTheHistoryOfBoth()
    {
        var ofBase = Samples.Layer("base") with { CreatedBy = null };

        var config = Samples.Config(Architecture.Amd64, [ofBase, Samples.Layer("run")], OfBase);

        AssertJson(
            JsonNode.Parse("""[{"created_by": "base"}, {"created": "2023-11-14T22:13:20Z", "created_by": "run"}]""")!,
            config["history"]!);
    }

    [Fact]
    public void Create_Image_NamesPlatformTimeAndContent()
    {
        var layer = Samples.Layer("run");

        var config = Samples.Config(Architecture.Arm64, [layer]);

        ((string?)config["os"], (string?)config["architecture"], (string?)config["created"]).Should().Be(
            ("linux", "arm64", "2023-11-14T22:13:20Z"));
        config["rootfs"]!["diff_ids"]!.AsArray().Select(id => (string?)id).Should().Equal(layer.DiffId);
    }

    private static JsonObject Sorted(JsonObject value) =>
        JsonObjects.Of(value.Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value!)));

    private static void AssertJson(JsonNode expected, JsonNode actual) =>
        JsonNode.DeepEquals(expected, actual).Should().BeTrue(
            "it should be {0}, but is {1}", expected.ToJsonString(), actual.ToJsonString());
}
