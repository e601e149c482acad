using System.Text;
using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;
using FluentAssertions.Execution;
using TestSupport.Cel;

namespace Crossplane.Functions.Tests.Readiness;

/// <summary>The answer of one Gateway; Cases has the answers of all.</summary>
public class HttpRouteReadyTests
{
    private static readonly RouteParent Own = new("own");
    private static readonly RouteParent Listener = new("public", "gateways", "https");

    private static readonly (string State, RouteParent Gateway, bool IsReady)[] Answers =
    [
        ("ready", Own, true),
        ("ready", Own with { Namespace = "team-a" }, true),
        ("ready", Own with { Namespace = "gateways" }, false),
        ("ready", Own with { SectionName = "https" }, false),
        ("ready", Listener, false),
        ("ready, answer with defaults written out", Own, true),
        ("ready at both parents", Own, true),
        ("ready at both parents", Listener, true),
        ("ready at both parents", Listener with { SectionName = null }, false),
        ("in progress: one of two parents has answered", Own, true),
        ("in progress: one of two parents has answered", Listener, false),
        ("ready, accepted by one of two controllers", Own, true),
        ("controller behind", Own, false),
        ("failed: refused", Own, false),
        ("failed: backend not found", Own, false),
        ("in progress: nobody has answered", Own, false),
        ("fresh", Own, false),
        ("malformed: parents", Own, false),
        ("malformed: conditions", Own, false),
    ];

    /// <summary>The API has no empty names; C# and CEL still say the same of them.</summary>
    private static readonly (string Parent, RouteParent Gateway, bool IsReady)[] EmptyNames =
    [
        ("""{"name":"own","sectionName":""}""", Own, false),
        ("""{"name":"own","sectionName":""}""", Own with { SectionName = "" }, true),
        ("""{"name":"own"}""", Own with { SectionName = "" }, false),
        ("""{"name":"own","namespace":""}""", Own, false),
        ("""{"name":"own"}""", Own, true),
    ];

    [Fact]
    public void For_EmptyNames_AreNotAbsentOnes() => EmptyNames.Select(entry =>
            HttpRouteReady.For(entry.Gateway, "team-a").IsReady(
                StructDocument.FromJson(Encoding.UTF8.GetBytes(Accepted(entry.Parent)))))
        .Should().Equal(EmptyNames.Select(entry => entry.IsReady));

    [CelFact]
    public async Task CelQuery_EmptyNames_AreNotAbsentOnes()
    {
        var verdicts = await CelPeer.EvaluateAsync(EmptyNames.Select(entry => (
            HttpRouteReady.CelQuery(entry.Gateway, "team-a"), JsonElement.Parse(Accepted(entry.Parent)))));

        verdicts.Select(verdict => verdict.Holds).Should().Equal(EmptyNames.Select(entry => entry.IsReady));
    }

    [Fact]
    public void For_OneGateway_CountsNoOtherAnswer()
    {
        using var scope = new AssertionScope();
        foreach (var (state, gateway, isReady) in Answers)
        {
            HttpRouteReady.For(gateway, "team-a").IsReady(ReadyFile.At("HTTPRoute", state).ToDocument()).Should().Be(
                isReady, $"{gateway} is asked about the route that is: {state}");
        }
    }

    [CelFact]
    public async Task CelQuery_OfOneGateway_SaysTheSame()
    {
        var verdicts = await CelPeer.EvaluateAsync(Answers.Select(answer => (
            HttpRouteReady.CelQuery(answer.Gateway, "team-a"), ReadyFile.At("HTTPRoute", answer.State).Object)));

        verdicts.Select(verdict => verdict.Holds).Should().Equal(Answers.Select(answer => answer.IsReady));
    }

    [CelFact]
    public async Task CelQuery_NamesWithQuotes_StayLiterals()
    {
        var route = JsonElement.Parse("""{"metadata":{"generation":1},"status":{"parents":[]}}""");

        var verdicts = await CelPeer.EvaluateAsync([(HttpRouteReady.CelQuery(new("\" || true || \"", "\\"), "a\"b"), route)]);

        verdicts.Should().Equal(new CelVerdict(false, null));
    }

    private static string Accepted(string parent) => $$$"""
        {"metadata": {"generation": 1}, "status": {"parents": [{"parentRef": {{{parent}}}, "conditions": [
          {"type": "Accepted", "status": "True"}, {"type": "ResolvedRefs", "status": "True"}]}]}}
        """;
}
