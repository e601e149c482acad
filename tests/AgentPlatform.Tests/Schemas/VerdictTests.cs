using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentPlatform.Tests.Schemas;

/// <summary>
/// Composites with a value at the edge in one field, or in several at random, and who refuses them. What stands in
/// <c>accepted.jsonl</c>, a kube-apiserver 1.35 with KEDA 2.20 and the Gateway API 1.6 has taken.
/// </summary>
public class VerdictTests
{
    private const string Accepted = "accepted.jsonl";
    private const string BySchema = "refused-by-schema.jsonl";
    private const string ByRule = "refused-by-rule.jsonl";
    private const string ByFunction = "refused-by-function.jsonl";

    public static TheoryData<string> Files => [Accepted, BySchema, ByRule, ByFunction];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task RunAsync_EveryComposite_IsAcceptedOrRefusedWithTheField(string file)
    {
        var mistakes = new List<string>();
        foreach (var verdict in Verdict.Read(file))
        {
            var answer = await PlatformCall.RenderAsync(JsonElement.Parse(verdict.Composite.ToJsonString()));
            var message = answer.Message.Desired is null ? answer.FatalMessage() : "";
            if (verdict.Field is null ? message.Length > 0 : !IsNamed(verdict.Field, message))
            {
                mistakes.Add($"{verdict.Id}: \"{message}\" does not name {verdict.Field ?? "nothing"}");
            }
        }

        mistakes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Accepted, true)]
    [InlineData(BySchema, false)]
    [InlineData(ByRule, true)]
    [InlineData(ByFunction, true)]
    public void Schema_OfEveryComposite_AcceptsOrRefuses(string file, bool isAccepted)
    {
        var mistakes = Verdict.Read(file)
            .Select(verdict => (verdict.Id, Schema: SchemaVerdict.Of(verdict.Composite)))
            .Where(pair => pair.Schema.IsAccepted != isAccepted)
            .Select(pair => $"{pair.Id}: {string.Join("; ", pair.Schema.Problems)}");

        mistakes.Should().BeEmpty();
    }

    [CelFact]
    public async Task Rules_OfEveryComposite_AcceptOrRefuse()
    {
        string[] mistakes =
        [
            .. await MistakesAsync(Accepted, isAccepted: true),
            .. await MistakesAsync(ByRule, isAccepted: false),
            .. await MistakesAsync(ByFunction, isAccepted: true),
        ];

        mistakes.Should().BeEmpty();
    }

    private static async Task<IEnumerable<string>> MistakesAsync(string file, bool isAccepted)
    {
        var mistakes = new List<string>();
        foreach (var kind in Verdict.Read(file).GroupBy(verdict => verdict.Kind))
        {
            var answers = await CelPeer.EvaluateAsync(
                SchemaVerdict.SchemaOf(kind.Key), kind.Select(verdict => SchemaVerdict.Of(verdict.Composite).Composite));
            mistakes.AddRange(kind.Zip(answers)
                .Where(pair => pair.Second.All(answer => answer.Holds) != isAccepted)
                .Select(pair => $"{pair.First.Id}: {string.Join("; ", pair.Second.Where(answer => !answer.Holds))}"));
        }

        return mistakes;
    }

    private static bool IsNamed(string field, string message) =>
        Regex.IsMatch(message, $"(: |; ){Regex.Escape(field)} ");
}
