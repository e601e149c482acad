using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using TestSupport.Cel;

namespace Crossplane.Functions.Tests.Readiness;

/// <summary>Holds checks against their queries over the states in Cases with one field less, or one of another type.</summary>
public class ReadyMutationTests
{
    private static readonly string[] OtherTypes = ["\"1\"", "1", "true", "[\"1\"]", "[{}]", "{\"1\":1}"];

    private static IEnumerable<ReadyState> States => ReadyFile.All
        .SelectMany(file => file.States)
        .Where(state => !state.IsMalformed && state.Check.CelQuery != "true");

    /// <summary>
    /// A query that reads a field without asking for it is an error in provider-kubernetes, so the object would stay unready.
    /// </summary>
    [CelFact]
    public async Task CelQuery_WithoutAField_SaysTheSameAsTheCheck()
    {
        var mutants = States.SelectMany(state => Mutants(state, null)).ToList();

        var verdicts = await EvaluateAsync(mutants);

        Describe(mutants, verdicts, (isReady, verdict) => verdict == new CelVerdict(isReady, null)).Should().BeEmpty();
    }

    /// <summary>
    /// The API server stores no such objects. A query may still call one ready, where the field does not matter for it.
    /// </summary>
    [CelFact]
    public async Task Check_FieldOfAnotherType_IsReadyOnlyWhereItsQueryIs()
    {
        var mutants = States.SelectMany(state => OtherTypes.SelectMany(value => Mutants(state, value))).ToList();

        var verdicts = await EvaluateAsync(mutants);

        Describe(mutants, verdicts, (isReady, verdict) => !isReady || verdict.Holds).Should().BeEmpty();
    }

    [Fact]
    public void Check_BytesThatAreCutOff_DoesNotThrow()
    {
        var lengths = States.SelectMany(state =>
        {
            var bytes = state.ToDocument().Raw;
            return Enumerable.Range(0, bytes.Length).Select(length => (state.Check, Document: new StructDocument(bytes[..length])));
        });

        foreach (var (check, document) in lengths)
        {
            Invoking(() => check.IsReady(document)).Should().NotThrow();
        }
    }

    private static Task<IReadOnlyList<CelVerdict>> EvaluateAsync(IEnumerable<ReadyState> states) =>
        CelPeer.EvaluateAsync(states.Select(state => (state.Check.CelQuery!, state.Object)));

    /// <summary>Returns a line for each state where check and query do not say what they should.</summary>
    private static string Describe(
        IReadOnlyList<ReadyState> states, IReadOnlyList<CelVerdict> verdicts, Func<bool, CelVerdict, bool> isRight)
    {
        verdicts.Should().HaveSameCount(states).And.NotBeEmpty();
        return string.Join('\n', states.Zip(verdicts)
            .Where(pair => !isRight(pair.First.Check.IsReady(pair.First.ToDocument()), pair.Second))
            .Select(pair => $"{pair.First.State}: {pair.Second}: {pair.First.Object.GetRawText()}"));
    }

    /// <summary>Copies of an object, each with one field that is absent or has another value.</summary>
    private static IEnumerable<ReadyState> Mutants(ReadyState state, string? value)
    {
        var root = JsonNode.Parse(state.Object.GetRawText())!.AsObject();
        foreach (var path in Paths(root).ToList())
        {
            var copy = root.DeepClone().AsObject();
            var parent = path.SkipLast(1).Aggregate((JsonNode)copy, (node, step) =>
                step is int index ? node[index]! : node[(string)step]!).AsObject();
            if (value is null)
            {
                parent.Remove((string)path[^1]);
            }
            else
            {
                parent[(string)path[^1]] = JsonNode.Parse(value);
            }

            yield return state with { Object = JsonSerializer.SerializeToElement(copy) };
        }
    }

    /// <summary>
    /// The paths of all fields within the object, but not of those that the API server always sets: its kind, and its
    /// generation where the status names one.
    /// </summary>
    private static IEnumerable<object[]> Paths(JsonNode? node) => node switch
    {
        JsonObject fields => fields
            .Where(field => field.Key is not ("apiVersion" or "kind" or "metadata"))
            .SelectMany(field => Paths(field.Value).Select(path => (object[])[field.Key, .. path]).Prepend([field.Key])),
        JsonArray items => items.SelectMany((item, index) => Paths(item).Select(path => (object[])[index, .. path])),
        _ => [],
    };
}
