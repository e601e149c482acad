using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Reporting;

public class ResultListTests
{
    [Fact]
    public void Answer_ResultsOfEverySeverity_KeepOrderReasonAndTarget()
    {
        var response = new RunFunctionRequest().Answer(context =>
        {
            context.Results.Normal("created the queue");
            context.Results.Warning("quota almost used").WithReason("Quota");
            context.Results.Fatal("cannot size queue: the plan is unknown").WithReason("Plan").TargetCompositeAndClaim();
        });

        response.Results.Should().Equal(
            new Result { Severity = Severity.Normal, Message = "created the queue", Target = Target.Composite },
            new Result
            {
                Severity = Severity.Warning,
                Message = "quota almost used",
                Reason = "Quota",
                Target = Target.Composite,
            },
            new Result
            {
                Severity = Severity.Fatal,
                Message = "cannot size queue: the plan is unknown",
                Reason = "Plan",
                Target = Target.CompositeAndClaim,
            });
    }

    [Fact]
    public void Normal_NoReason_LeavesItAbsent() =>
        new RunFunctionRequest().Answer(context => context.Results.Normal("a")).Results[0].HasReason.Should().BeFalse(
            "the result was reported without a reason");

    [Fact]
    public void Indexer_AfterTwoResults_GivesThemInOrder()
    {
        var response = new RunFunctionRequest().Answer(context =>
        {
            context.Results.Normal("first");
            context.Results.Normal("second");
            context.Results.Normal($"{context.Results.Count} {context.Results[1].Message}");
        });

        response.Results[2].Message.Should().Be("2 second");
    }
}
