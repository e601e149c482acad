using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Tests.Kinds;
using Crossplane.Functions.Rendering.Validation;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>An API server refuses an object with duplicates in a list that it keys, however it came to them.</summary>
public class KeyedListsTests
{
    [Fact]
    public async Task Objects_OfEveryCase_HaveNoDuplicates()
    {
        var (problems, withoutSchemas) = (new List<string>(), ObjectValidator.Create());
        foreach (var files in Composites.All.Select(kind => new KindFiles(kind)))
        {
            foreach (var name in GoldenCase.Discover(files.Cases))
            {
                var answer = await files.Case(name).RenderAsync();
                problems.AddRange(answer.Objects
                    .SelectMany(item => withoutSchemas.Check(Unwrap(item.Value)).Problems.Select(
                        problem => $"{name}: {item.Key}: {problem}")));
            }
        }

        problems.Should().BeEmpty();
    }

    /// <summary>The object that provider-kubernetes applies, where it does.</summary>
    private static JsonObject Unwrap(JsonElement item)
    {
        var value = JsonNode.Parse(item.GetRawText())!.AsObject();
        return value["spec"]?["forProvider"]?["manifest"]?.AsObject() ?? value;
    }
}
