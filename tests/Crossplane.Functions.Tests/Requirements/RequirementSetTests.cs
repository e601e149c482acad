using Crossplane.Functions.Protocol;
using Crossplane.Functions.Requirements;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Requirements;

public class RequirementSetTests
{
    private static readonly Action<FunctionContext> RequireAll = context =>
    {
        context.Require.Resources("all", "v1", "Pod", new Dictionary<string, string>());
        context.Require.Resources("labelled", "v1", "Pod", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }, "team-a");
        context.Require.Resource("cluster", "v1", "Node", "node-1");
        context.Require.Resource("config", "v1", "ConfigMap", "settings", "team-a");
        context.Require.Schema("schema", "example.org/v1", "Queue");
    };

    [Fact]
    public void Answer_NothingRequired_HasNoRequirements()
    {
        var response = new RunFunctionRequest { RequiredResources = { ["bootstrap"] = new Wire.Resources() } }
            .Answer(context => context.Require.Bootstrap("bootstrap"));

        response.Requirements.Should().BeNull();
    }

    [Fact]
    public void Answer_EverythingRequired_DeclaresIt()
    {
        var expected = new Wire.Requirements
        {
            Resources =
            {
                ["all"] = new ResourceSelector { ApiVersion = "v1", Kind = "Pod", MatchLabels = new MatchLabels() },
                ["labelled"] = new ResourceSelector
                {
                    ApiVersion = "v1",
                    Kind = "Pod",
                    MatchLabels = new MatchLabels { Labels = { ["a"] = "1", ["b"] = "2" } },
                    Namespace = "team-a",
                },
                ["cluster"] = new ResourceSelector { ApiVersion = "v1", Kind = "Node", MatchName = "node-1" },
                ["config"] = new ResourceSelector
                {
                    ApiVersion = "v1",
                    Kind = "ConfigMap",
                    MatchName = "settings",
                    Namespace = "team-a",
                },
            },
            Schemas = { ["schema"] = new SchemaSelector { ApiVersion = "example.org/v1", Kind = "Queue" } },
        };

        new RunFunctionRequest().Answer(RequireAll).Requirements.Should().Be(expected);
    }

    [Fact]
    public void Answer_SecondCallWithTheAnswers_DeclaresTheSame()
    {
        var first = new RunFunctionRequest().Answer(RequireAll);
        var second = new RunFunctionRequest
        {
            RequiredResources =
            {
                ["all"] = new Wire.Resources(),
                ["config"] = new Wire.Resources { Items = { Requests.Resource("{}") } },
            },
            RequiredSchemas = { ["schema"] = new Schema() },
        }.Answer(RequireAll);

        second.Requirements.Should().Be(first.Requirements);
    }

    [Fact]
    public void Resource_NotLookedYet_IsPending()
    {
        var requirement = Ask(
            new RunFunctionRequest(), context => context.Require.Resource("config", "v1", "ConfigMap", "settings"));

        requirement.State.Should().Be(RequirementState.Pending);
        requirement.Items.Should().BeEmpty();
        requirement.First.Should().BeNull();
    }

    [Fact]
    public void Resource_NothingFound_IsMissing()
    {
        var request = new RunFunctionRequest { RequiredResources = { ["config"] = new Wire.Resources() } };

        var requirement = Ask(request, context => context.Require.Resource("config", "v1", "ConfigMap", "settings"));

        requirement.State.Should().Be(RequirementState.Missing);
        requirement.First.Should().BeNull();
    }

    [Fact]
    public void Resources_Found_AreInCrossplanesOrder()
    {
        var items = new Wire.Resources
        {
            Items = { Requests.Resource("""{"kind":"B"}"""), Requests.Resource("""{"kind":"A"}""") },
        };
        var request = new RunFunctionRequest { RequiredResources = { ["pods"] = items } };

        var requirement = Ask(
            request, context => context.Require.Resources("pods", "v1", "Pod", new Dictionary<string, string>()));

        requirement.State.Should().Be(RequirementState.Found);
        requirement.Items.Select(item => item.Kind).Should().Equal("B", "A");
        requirement.First!.Kind.Should().Be("B");
    }

    [Fact]
    public void Schema_NotLookedYetAndUnknownAndKnown_AreThreeStates()
    {
        var request = new RunFunctionRequest
        {
            RequiredSchemas =
            {
                ["unknown"] = new Schema(),
                ["known"] = new Schema { OpenapiV3 = GoogleStruct.Encode("""{"type":"object"}""") },
            },
        };

        var states = Ask(request, context =>
            new[] { "pending", "unknown", "known" }.Select(name => context.Require.Schema(name, "v1", "Pod")).ToArray());

        states.Select(state => state.State).Should().Equal(
            RequirementState.Pending, RequirementState.Missing, RequirementState.Found);
        states[1].OpenApiV3.Should().BeNull();
        states[2].OpenApiV3!.GetString("type").Should().Be("object");
    }

    private static T Ask<T>(RunFunctionRequest request, Func<FunctionContext, T> ask) => ask(new FunctionContext(request));
}
