using System.Text.Json;
using TestSupport.Cel;
using Crossplane.Functions.Readiness;
using FluentAssertions.Execution;

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
}
