using Docs.Tests.Pages;

namespace Docs.Tests.Quotes;

/// <summary>That the check catches what it is there for.</summary>
public class QuoteCheckTests
{
    [Theory]
    [InlineData("conditions", "- {type: WorkloadReady, status: \"True\", reason: Available, message: The service runs.}")]
    [InlineData("conditions",
        "- {type: Synced, status: \"False\", reason: ReconcileError, message: 'cannot compose resources: pipeline step "
            + "\"compose\" returned a fatal result: cannot render AgentExecutor my-namespace/my-service: spec.image must be a "
            + "container image such as ghcr.io/org/service:v1.0.0, but is \"Not/An:Image\"; spec.imagePullSecrets must be a "
            + "list, but is a string; spec.size must be one of micro, small, medium, large, but is \"huge\"'}")]
    public void Problems_OfWhatIsGiven_AreNone(string mark, string text) => Problems(mark, text).Should().BeEmpty();

    [Theory]
    [InlineData("conditions", "- {type: WorkloadReady, status: \"True\", reason: Available, message: The service works.}")]
    [InlineData("conditions", "- {type: WorkloadReady, status: \"False\", reason: Available, message: The service runs.}")]
    [InlineData("conditions", "- {type: WorkloadReady, status: \"True\", reason: Running, message: The service runs.}")]
    [InlineData("conditions", "- {type: Workload, status: \"True\", reason: Available, message: The service runs.}")]
    [InlineData("events", "- {type: Warning, reason: Available, message: \"WorkloadReady: The service works.\"}")]
    [InlineData("events", "{type: Normal}")]
    public void Problems_OfWhatIsNeverGiven_NameIt(string mark, string text) =>
        Problems(mark, text).Should().ContainSingle().Which.Should().StartWith("docs/page.md:1: ");

    [Fact]
    public void Reasons_OfSources_AreFound() =>
        ConditionReasons.OfSources.Should().Contain("MigrationsReady Unknown NotFinished");

    private static IEnumerable<string> Problems(string mark, string text) =>
        QuoteCheck.Problems(Page.Parse("docs/page.md", $"```yaml {mark}\n{text}\n```\n").Fences.Single());
}
