using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Yaml;

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

            output.Composed.Should().HaveCount(run.Desired.Count, "of seed {0}", seed);
            foreach (var composed in output.Composed)
            {
                AssertContains(composed, run.Desired[composed.Annotation(CrossplaneNames.ResourceName)], seed);
            }

            foreach (var (name, value) in run.DesiredStatus as JsonObject ?? [])
            {
                AssertEqual(name == "conditions" ? null : value, output.Composite.Find("status")?[name], name, seed);
            }

            var full = RenderPrinter.FullComposite(output, run.Input);
            foreach (var (name, value) in run.Input.Composite.Find("spec")!)
            {
                AssertEqual(value, full.Find("spec")?[name], name, seed);
            }

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
        foreach (var (name, value) in desired.Where(field => field.Key != "metadata"))
        {
            AssertEqual(value, composed[name], name, seed);
        }

        foreach (var field in (string[])["labels", "annotations"])
        {
            foreach (var (name, text) in desired.Find("metadata", field)!)
            {
                AssertEqual(text, composed.Find("metadata", field)?[name], name, seed);
            }
        }

        AssertEqual(desired.Metadata()!["finalizers"], composed.Metadata()!["finalizers"], "finalizers", seed);
        composed.OwnerReferences().Should().HaveCount(2, "of seed {0}", seed);
    }

    private static void AssertEqual(JsonNode? expected, JsonNode? actual, string name, int seed) =>
        (expected is null || JsonNode.DeepEquals(expected, actual)).Should().BeTrue(
            "{0} of seed {1} should be {2}, but is {3}", name, seed, expected?.ToJsonString(), actual?.ToJsonString());

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
        var read = Invoking(() => YamlLoader.LoadAll(_file)).Should().NotThrow("seed {0} was written as {1}", seed, yaml).Subject;

        var documents = RenderPrinter.Documents(output.Composite, output.Composed);
        read.Should().HaveCount(documents.Count, "of seed {0}", seed);
        foreach (var (document, written) in read.Zip(documents))
        {
            JsonElement.DeepEquals(document.Content, written).Should().BeTrue("seed {0} was written as {1}", seed, yaml);
        }
    }
}
