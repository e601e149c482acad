using Crossplane.Functions.Readiness;

namespace Crossplane.Functions.Tests.Readiness;

public class ScaledObjectReadyTests
{
    [Theory]
    [InlineData("ready", false, false)]
    [InlineData("fresh", false, false)]
    [InlineData("failed: a trigger fails", true, false)]
    [InlineData("failed: some triggers fail", true, false)]
    [InlineData("failed: refused", false, false)]
    [InlineData("paused while its trigger failed", true, true)]
    [InlineData("paused before it was ready", false, true)]
    public void Parts_OfTheAnswer_AreToldApart(string state, bool hasTriggerError, bool isPaused)
    {
        var scaler = ReadyFile.At("ScaledObject", state).ToDocument();

        ScaledObjectReady.HasTriggerError(scaler).Should().Be(hasTriggerError);
        ScaledObjectReady.IsPaused(scaler).Should().Be(isPaused);
    }

    [Fact]
    public void HasTriggerError_ReasonOfAConditionThatIsTrue_IsFalse() =>
        ScaledObjectReady.HasTriggerError(GoogleStruct.Document(
            """{"status":{"conditions":[{"type":"Ready","status":"True","reason":"TriggerError"}]}}""")).Should().BeFalse();
}
