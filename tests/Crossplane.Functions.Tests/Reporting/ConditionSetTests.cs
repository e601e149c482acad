using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Reporting;

public class ConditionSetTests
{
    [Fact]
    public void Answer_ConditionsOfEveryStatus_KeepMessageAndTarget()
    {
        var response = new RunFunctionRequest().Answer(context =>
        {
            context.Conditions.True("DatabaseReady", "Available");
            context.Conditions.False("QueueReady", "Creating").WithMessage("waiting for the broker");
            context.Conditions.Unknown("CacheReady", "NotAsked").TargetCompositeAndClaim();
        });

        response.Conditions.Should().Equal(
            new Condition
            {
                Type = "DatabaseReady",
                Status = Status.ConditionTrue,
                Reason = "Available",
                Target = Target.Composite,
            },
            new Condition
            {
                Type = "QueueReady",
                Status = Status.ConditionFalse,
                Reason = "Creating",
                Message = "waiting for the broker",
                Target = Target.Composite,
            },
            new Condition
            {
                Type = "CacheReady",
                Status = Status.ConditionUnknown,
                Reason = "NotAsked",
                Target = Target.CompositeAndClaim,
            });
        response.Conditions[0].HasMessage.Should().BeFalse("the condition was reported without a message");
    }

    [Fact]
    public void Set_SameTypeTwice_ReplacesInPlace()
    {
        var response = new RunFunctionRequest().Answer(context =>
        {
            context.Conditions.False("A", "Creating").WithMessage("old");
            context.Conditions.True("B", "Available");
            context.Conditions.True("A", "Available");
        });

        response.Conditions.Select(condition => condition.Type).Should().Equal("A", "B");
        response.Conditions[0].Status.Should().Be(Status.ConditionTrue);
        response.Conditions[0].HasMessage.Should().BeFalse("the condition was reported without a message");
    }

    [Theory]
    [InlineData("Ready")]
    [InlineData("Synced")]
    [InlineData("Healthy")]
    [InlineData("UpToDate")]
    [InlineData("Responsive")]
    public void Set_TypeOfCrossplane_IsRefusedAndEndsInOneFatal(string type)
    {
        Exception? reported = null;

        var response = new RunFunctionRequest().AnswerFailure(
            context => context.Conditions.True(type, "Available"),
            new FunctionRunnerOptions { OnException = (_, exception) => reported = exception });

        response.Results.Should().ContainSingle().Which.Severity.Should().Be(Severity.Fatal);
        response.Conditions.Should().BeEmpty();
        reported.Should().BeOfType<ArgumentException>().Which.Message.Should().Contain(
            $"Condition type {type} is Crossplane's own");
    }
}
