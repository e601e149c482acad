using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class CallerCapabilitiesTests
{
    [Fact]
    public void Has_NothingStated_IsUnknown()
    {
        var capabilities = Stated();

        capabilities.AreStated.Should().BeFalse("an older Crossplane states none");
        capabilities.Has(Capability.Conditions).Should().BeNull();
    }

    [Fact]
    public void Has_SomeStatedWithoutTheStatementItself_IsUnknown() =>
        Stated(Wire.Capability.Conditions).Has(Capability.Conditions).Should().BeNull();

    [Theory]
    [InlineData(Capability.RequiredResources, false)]
    [InlineData(Capability.Credentials, true)]
    [InlineData(Capability.Conditions, false)]
    [InlineData(Capability.RequiredSchemas, true)]
    public void Has_CapabilitiesStated_IsWhetherItIsAmongThem(Capability capability, bool expected) =>
        Stated(Wire.Capability.Capabilities, Wire.Capability.Credentials, Wire.Capability.RequiredSchemas).Has(capability)
            .Should().Be(expected);

    [Fact]
    public void AreStated_ThroughACall_ComesFromTheRequest()
    {
        var request = new Wire.RunFunctionRequest
        {
            Meta = new Wire.RequestMeta { Capabilities = { Wire.Capability.Capabilities, (Wire.Capability)99 } },
        };

        var response = request.Answer(
            context => context.Capabilities.AreStated.Should().BeTrue("the request states capabilities"));

        response.Results.Should().BeEmpty();
    }

    private static CallerCapabilities Stated(params Wire.Capability[] stated) => new(stated);
}
