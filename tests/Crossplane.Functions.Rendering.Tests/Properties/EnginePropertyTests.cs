using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Properties;

/// <summary>What holds for every composite, Composition and answer of a function.</summary>
public sealed class EnginePropertyTests : IDisposable
{
    private const int Runs = 300;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task RunAsync_AnyValidRun_LosesNothing()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            var run = new RandomRun(seed, isOdd: false);
            var output = await run.RenderAsync();

            output.Composed.Should().HaveCount(run.IsLeftAlone ? 0 : run.Desired.Count, "of seed {0}", seed);
            foreach (var composed in output.Composed)
            {
                AssertContains(composed, run.Desired[composed.Annotation(CrossplaneNames.ResourceName)], seed);
            }

            var status = run.IsLeftAlone ? run.Input.Composite["status"] : run.DesiredStatus;
            AssertKept(status as JsonObject ?? [], output.Composite.Find("status"), seed, except: "conditions");
            var full = RenderPrinter.FullComposite(output, run.Input);
            AssertKept(run.Input.Composite.Find("spec")!, full.Find("spec"), seed);

            AssertSameBytes(output, await run.RenderAsync(), seed);
            AssertReadsBack(output, seed);
        }
    }

    [Fact]
    public async Task RunAsync_AnyOddRun_IsRenderedOrRefused()
    {
        var rendered = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var run = new RandomRun(seed, isOdd: true);
            try
            {
                var output = await run.RenderAsync();
                AssertSameBytes(output, await new RandomRun(seed, isOdd: true).RenderAsync(), seed);
                AssertReadsBack(output, seed);
                rendered++;
            }
            catch (RenderException exception)
            {
                exception.Message.Should().NotBeEmpty("seed {0} is refused", seed);
            }
        }

        rendered.Should().BeInRange(Runs / 4, Runs - 1, "some runs must be rendered, and some refused");
    }

    private static void AssertContains(JsonObject composed, JsonObject desired, int seed)
    {
        AssertKept(desired, composed, seed, except: "metadata");
        foreach (var field in (string[])["labels", "annotations"])
        {
            AssertKept(desired.Find("metadata", field)!, composed.Find("metadata", field), seed);
        }

        JsonNode.DeepEquals(desired.Metadata()!["finalizers"], composed.Metadata()!["finalizers"]).Should().BeTrue(
            "the finalizers of seed {0} must stay", seed);
        composed.OwnerReferences().Should().HaveCount(2, "of seed {0}", seed);
    }

    private static void AssertKept(JsonObject expected, JsonObject? actual, int seed, string? except = null)
    {
        foreach (var (name, value) in expected.Where(field => field.Key != except))
        {
            (actual?.ContainsKey(name) == true && JsonNode.DeepEquals(value, actual[name])).Should().BeTrue(
                "{0} of seed {1} should be {2}, but the fields are {3}",
                name,
                seed,
                value?.ToJsonString() ?? "null",
                actual?.ToJsonString());
        }
    }

    private static void AssertSameBytes(RenderOutput first, RenderOutput second, int seed)
    {
        second.ToYaml().Should().Be(first.ToYaml(), "of seed {0}", seed);
        second.Results.Select(result => result.ToJsonString()).Should()
            .Equal(first.Results.Select(result => result.ToJsonString()), "of seed {0}", seed);
        second.Context?.ToJsonString().Should().Be(first.Context?.ToJsonString(), "of seed {0}", seed);
    }

    private void AssertReadsBack(RenderOutput output, int seed)
    {
        var yaml = output.ToYaml();
        File.WriteAllText(_file, yaml);
        var read = Invoking(() => YamlFiles.ReadAll(_file)).Should().NotThrow("seed {0} was written as {1}", seed, yaml).Subject;

        var documents = RenderPrinter.Documents(output.Composite, output.Composed);
        read.Should().HaveCount(documents.Count, "of seed {0}", seed);
        foreach (var (document, written) in read.Zip(documents))
        {
            JsonNode.DeepEquals(document.Content, written).Should().BeTrue("seed {0} was written as {1}", seed, yaml);
        }
    }
}
