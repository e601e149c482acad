
namespace AgentPlatform.Tests.Schemas;

/// <summary>
/// Composites that the XRD refuses. Without a cluster, and in one whose XRD is older, only the function does. The first line
/// of each file is a comment that begins with the field that is wrong.
/// </summary>
public class InvalidCompositesTests
{
    public static TheoryData<string> Files => [.. SchemaFiles.InvalidNames];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task RunAsync_CompositeThatTheXrdRefuses_IsRefused(string file)
    {
        var path = Path.Combine(SchemaFiles.Invalid, file);
        var field = (await File.ReadAllLinesAsync(path))[0].Split(' ')[1];

        var answer = await PlatformCall.RenderAsync(YamlElements.ReadFirst(path));

        answer.FatalMessage().Should().MatchRegex($"(: |; ){System.Text.RegularExpressions.Regex.Escape(field)} ");
        answer.Message.Desired.Should().BeNull();
    }
}
