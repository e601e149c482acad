using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;

namespace Crossplane.Functions.Tests.Readiness;

public class DeploymentReadyTests
{
    [Theory]
    [InlineData("ready", true, true, false)]
    [InlineData("controller behind", false, true, false)]
    [InlineData("rollout beside the old pods", true, false, false)]
    [InlineData("failed: past its deadline", true, false, true)]
    [InlineData("fresh", false, false, false)]
    public void Parts_OfTheAnswer_AreToldApart(string state, bool isCurrent, bool isRolledOut, bool isPastDeadline)
    {
        var deployment = ReadyFile.At("Deployment", state).ToDocument();

        DeploymentReady.IsCurrent(deployment).Should().Be(isCurrent);
        DeploymentReady.IsRolledOut(deployment).Should().Be(isRolledOut);
        DeploymentReady.IsPastDeadline(deployment).Should().Be(isPastDeadline);
    }

    [Fact]
    public void Parts_OfAMalformedStatus_AreNotAnswered()
    {
        var conditions = GoogleStruct.Document("""{"status":{"conditions":["Progressing"]}}""");
        var generation = GoogleStruct.Document("""{"status":{"observedGeneration":1.5}}""");

        Invoking(() => DeploymentReady.IsRolledOut(conditions)).Should().Throw<ConversionException>();
        Invoking(() => DeploymentReady.IsPastDeadline(conditions)).Should().Throw<ConversionException>();
        Invoking(() => DeploymentReady.IsCurrent(generation)).Should().Throw<ConversionException>();
    }
}
