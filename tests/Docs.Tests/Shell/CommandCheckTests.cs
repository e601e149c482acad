using Docs.Tests.Pages;

namespace Docs.Tests.Shell;

/// <summary>That the checks of commands catch what they are there for.</summary>
public class CommandCheckTests
{
    private const string Render = "function-agent-platform render examples/agentexecutor/xr.yaml "
        + "examples/agentexecutor/composition.yaml examples/agentexecutor/functions.yaml";

    [Theory]
    [InlineData("kubectl get pods -n nats")]
    [InlineData("kubectl rollout restart deployment my-service")]
    [InlineData("kubectl apply -f package/configuration/agentexecutors/definition.yaml")]
    [InlineData("kubectl exec -n nats deploy/nats-box -- nats stream info MY_SERVICE_STREAM")]
    [InlineData("function-agent-platform serve --insecure --address localhost:9443")]
    [InlineData("dotnet run --project src/CompositionFunction -- render a.yaml b.yaml --diff c.yaml")]
    [InlineData(".ci/run")]
    public async Task Problems_OfRightCommand_AreNone(string script) => (await ProblemsAsync(script)).Should().BeEmpty();

    [Theory]
    [InlineData("kubectl gte pods", "\"kubectl gte\" is no command")]
    [InlineData("kubectl get pods --name-space nats", "\"--name-space\" is no flag of \"kubectl get\"")]
    [InlineData("kubectl rollout pods", "\"kubectl rollout\" is no command")]
    [InlineData("kubectl apply -f no/such.yaml", "there is no no/such.yaml")]
    [InlineData("kubectl exec -n nats deploy/nats-box -- nats stream inform S", "\"nats stream\" is no command")]
    [InlineData("kubectl get pods | grp x", "\"grp\" is no command")]
    [InlineData("curl http://localhost", "\"curl\" is no command")]
    [InlineData("kubectl get <pod>", "syntax error")]
    [InlineData("tests/no-such-script.sh", "there is no tests/no-such-script.sh")]
    [InlineData("function-agent-platform --insecur", "--insecur")]
    [InlineData("function-agent-platform serve --address nowhere", "--address must be")]
    [InlineData("function-agent-platform render xr.yaml composition.yaml --difference x", "unknown flag --difference")]
    [InlineData("dotnet run --project src/CompositionFunction -- render a.yaml b.yaml --timeout soon", "--timeout")]
    [InlineData("dotnet run --project src/NoSuchProject -- x", "there is no src/NoSuchProject")]
    [InlineData(Render + "\nkubectl get pods", "kubectl stands beside a command that can be run here")]
    [InlineData("kubectl apply -f - <<'END'\napiVersion: platform.bizmatters.io/v1alpha1\nkind: AgentExecutor\nmetadata: {name: "
        + "a}\nspec: {image: a, natsStreamName: A, natsConsumerGroup: a, sise: big}\nEND\n", "sise")]
    public async Task Problems_OfMistake_NameIt(string script, string problem) =>
        (await ProblemsAsync(script)).Should().Contain(found =>
            found.StartsWith("docs/page.md:1: ", StringComparison.Ordinal) && found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public async Task Problems_OfFileThatThePageShows_AreNone()
    {
        var page = Page.Parse("docs/page.md", "```yaml file=mine.yaml\na: 1\n```\n\n```bash\nkubectl apply -f mine.yaml\n```\n");

        (await CommandCheck.ProblemsAsync(page, page.Fences[1])).Should().BeEmpty();
    }

    [Theory]
    [InlineData("bash", Render + " | head -n 3", "", false)]
    [InlineData("bash", Render, "text output=part\n  name: my-service-scaler\n", true)]
    [InlineData("bash", Render, "text output=part\n  name: my-service-scale\n", false)]
    [InlineData("bash", Render, "text output\n  name: my-service-scaler\n", false)]
    [InlineData("bash exit=1", "function-agent-platform render a.yaml b.yaml", "", false)]
    [InlineData("bash exit=80", "function-agent-platform render a.yaml b.yaml", "", true)]
    [InlineData("bash", "function-agent-platform render a.yaml b.yaml", "", false)]
    [InlineData("bash in=examples/agentexecutor",
        "function-agent-platform render xr.yaml composition.yaml functions.yaml > out.yaml\nfunction-agent-platform render "
            + "xr.yaml composition.yaml functions.yaml --diff out.yaml", "text output\n", true)]
    public void Problems_OfWhatIsRun_AreExitCodeAndOutput(string info, string script, string output, bool isRight)
    {
        var shown = output.Length > 0 ? $"```{output}```\n" : "";
        var page = Page.Parse("docs/page.md", $"```{info}\n{script}\n```\n\n{shown}");
        var block = page.Fences[0];

        (CommandCheck.CanRun(block) && !OutputCheck.Problems(page, block).Any()).Should().Be(isRight);
    }

    private static Task<IReadOnlyList<string>> ProblemsAsync(string script)
    {
        var page = Page.Parse("docs/page.md", $"```bash\n{script}\n```\n");
        return CommandCheck.ProblemsAsync(page, page.Fences[0]);
    }
}
