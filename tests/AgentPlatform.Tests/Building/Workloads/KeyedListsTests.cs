using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.EventDrivenServices;
using Crossplane.Functions.Rendering.Validation;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>An API server refuses an object with duplicates in a list that it keys, however it came to them.</summary>
public class KeyedListsTests
{
    [Fact]
    public async Task Objects_OfEveryCase_HaveNoDuplicates()
    {
        var (problems, withoutSchemas) = (new List<string>(), ObjectValidator.Create());
        foreach (var folder in (string[])[AgentExecutorFolders.Cases, EventDrivenServiceFolders.Cases])
        {
            foreach (var name in GoldenCase.Discover(folder))
            {
                var answer = await new GoldenCase(Path.Combine(folder, name)).RenderAsync();
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
