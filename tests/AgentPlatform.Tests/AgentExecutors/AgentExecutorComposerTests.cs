using System.Text.Json;
using Crossplane.Functions.Rendering.Yaml;

namespace AgentPlatform.Tests.AgentExecutors;

public class AgentExecutorComposerTests
{
    public static TheoryData<string> CaseNames => new(GoldenCase.Discover(AgentExecutorFolders.Cases));

    [Theory]
    [MemberData(nameof(CaseNames))]
    public Task Compose_Case_IsAsExpected(string name) => Case(name).VerifyAsync();

    [Fact]
    public async Task Compose_ExampleOfTheDesign_IsFieldForFieldTheReviewedRender()
    {
        var reviewed = YamlLoader.LoadAll(Path.Combine(AgentExecutorFolders.Golden, "my-service.yaml")).Select(document => document.Content);
        var answer = await Case("readme-example").RenderAsync();

        Assert.Equal(ToText(reviewed), ToText(answer.Objects.Select(entry => entry.Value)));
    }

    private static GoldenCase Case(string name) => new(Path.Combine(AgentExecutorFolders.Cases, name));

    private static string ToText(IEnumerable<JsonElement> objects)
    {
        using var output = new StringWriter();
        YamlWriter.WriteStream(objects.OrderBy(item => item.GetProperty("kind").GetString(), StringComparer.Ordinal), output);
        return output.ToString();
    }
}
