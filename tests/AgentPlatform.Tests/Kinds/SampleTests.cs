using System.Text.Json;

namespace AgentPlatform.Tests.Kinds;

public class SampleTests
{
    [Theory]
    [MemberData(nameof(KindFiles.Names), MemberType = typeof(KindFiles))]
    public async Task Sample_OfKind_IsOfThisKindAndRendered(string name)
    {
        var kind = KindFiles.Find(name).Kind;
        var sample = JsonElement.Parse(kind.Sample.ToJsonElement().GetRawText());

        var answer = await PlatformCall.RenderAsync(sample);

        sample.GetProperty("kind").GetString().Should().Be(name);
        answer.Message.Results.Should().BeEmpty();
        answer.Objects.Should().NotBeEmpty();
    }
}
