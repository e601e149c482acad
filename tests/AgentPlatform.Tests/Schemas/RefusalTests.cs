using Kubernetes.Yaml;

namespace AgentPlatform.Tests.Schemas;

/// <summary>
/// What users are told of composites that the API server refuses. The texts are in Refusals: <c>schema.txt</c> has those of
/// the schema as <c>render --validate</c> writes them, <c>rules.txt</c> those of CEL, which are the XRD's own.
/// </summary>
public class RefusalTests
{
    private static readonly string[] Kinds = [.. DescribedApi.KindNames];

    [Fact]
    public void Schema_OfInvalidComposites_RefusesThemWithItsMessages()
    {
        var refusals = Invalid().SelectMany(item => item.Verdict.Problems.Select(problem => $"{item.File}: {problem}"));

        ApprovedText.Verify(Path.Combine(SchemaFiles.Refusals, "schema.txt"), refusals);
    }

    [Fact]
    public void Refusals_Approved_AreOfEveryInvalidComposite()
    {
        var refused = Directory.EnumerateFiles(SchemaFiles.Refusals)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(':')[0])
            .Distinct();

        refused.Order(StringComparer.Ordinal).Should().Equal(Invalid().Select(item => item.File));
    }

    [CelFact]
    public async Task Rules_OfInvalidComposites_RefuseThemWithTheirMessages()
    {
        var refusals = new List<string>();
        foreach (var kind in Kinds)
        {
            var accepted = Invalid().Where(item => item.Verdict.IsAccepted && item.Verdict.Kind == kind).ToArray();
            var answers = await CelPeer.EvaluateAsync(
                SchemaVerdict.SchemaOf(kind), accepted.Select(item => item.Verdict.Composite));
            refusals.AddRange(accepted.Zip(answers).SelectMany(pair => pair.Second
                .Where(answer => !answer.Holds)
                .Select(answer => $"{pair.First.File}: {answer.Path.TrimStart('.')}: {answer.Message}")));
        }

        ApprovedText.Verify(Path.Combine(SchemaFiles.Refusals, "rules.txt"), refusals);
    }

    [CelFact]
    public async Task Rules_OfSchemas_AreEachViolatedByAnInvalidComposite()
    {
        foreach (var kind in Kinds)
        {
            var answers = await AnswersAsync(kind, Invalid().Select(item => item.Verdict));

            answers.Where(answer => !answer.Holds).Select(answer => answer.Rule).Distinct().Order(StringComparer.Ordinal)
                .Should().Equal(RulesOf(kind));
        }
    }

    [CelFact]
    public async Task Rules_OfSchemas_AreEachKeptByAValidComposite()
    {
        foreach (var kind in Kinds)
        {
            var accepted = Verdict.Read("accepted.jsonl").Select(verdict => SchemaVerdict.Of(verdict.Composite));
            var answers = await AnswersAsync(
                kind, Valid().Concat(accepted).Where(verdict => verdict.Kind == kind));

            foreach (var answer in answers)
            {
                answer.Holds.Should().BeTrue($"{answer.Path} is valid, but the rule says \"{answer.Message}\"");
            }

            answers.Select(answer => answer.Rule).Distinct().Order(StringComparer.Ordinal).Should().Equal(RulesOf(kind));
        }
    }

    [Fact]
    public void Schema_OfValidComposites_AcceptsThem() =>
        Valid().Should().AllSatisfy(verdict => verdict.IsAccepted.Should().BeTrue(
            "the composite is valid, but the schema says {0}", string.Join('\n', verdict.Problems)));

    private static async Task<CelAnswer[]> AnswersAsync(string kind, IEnumerable<SchemaVerdict> verdicts)
    {
        var composites = verdicts.Where(verdict => verdict.IsAccepted && verdict.Kind == kind).Select(
            verdict => verdict.Composite);
        return [.. (await CelPeer.EvaluateAsync(SchemaVerdict.SchemaOf(kind), composites)).SelectMany(answers => answers)];
    }

    /// <summary>Each rule once: those of affinity stand at many places.</summary>
    private static IEnumerable<string> RulesOf(string kind) => SchemaField.Of(SchemaVerdict.SchemaOf(kind))
        .SelectMany(field => field.Rules.Select(rule => rule.GetProperty("rule").GetString()!))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static IEnumerable<(string File, SchemaVerdict Verdict)> Invalid() =>
        SchemaFiles.InvalidNames.Select(file => (file, SchemaVerdict.Read(Path.Combine(SchemaFiles.Invalid, file))));

    /// <summary>The examples, and what the golden cases render, except with sizes of a platform, for which its XRD is
    /// another.</summary>
    private static IEnumerable<SchemaVerdict> Valid()
    {
        var examples = Directory.EnumerateFiles(
            Path.Combine(SchemaFiles.Root, "examples"), "xr.yaml", SearchOption.AllDirectories);
        var cases = Directory.EnumerateFiles(
            Path.Combine(SchemaFiles.Root, "tests", "AgentPlatform.Tests"), "xr.yaml", SearchOption.AllDirectories)
            .Where(path => IsRendered(Path.GetDirectoryName(path)!));
        return examples.Concat(cases)
            .Where(path => Kinds.Contains(YamlFiles.ReadFirst(path).Content["kind"]!.GetValue<string>()))
            .Order(StringComparer.Ordinal)
            .Select(SchemaVerdict.Read);
    }

    private static bool IsRendered(string folder)
    {
        var input = Path.Combine(folder, "input.yaml");
        return File.ReadAllText(Path.Combine(folder, "expected.yaml")).Contains("\nobject:", StringComparison.Ordinal)
            && !(File.Exists(input) && File.ReadAllText(input).Contains("sizes:", StringComparison.Ordinal));
    }
}
