using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class CallerCapabilitiesTests
{
    [Fact]
    public void Has_NothingStated_IsUnknown()
    {
        var capabilities = Stated();

        Assert.False(capabilities.AreStated);
        Assert.Null(capabilities.Has(Capability.Conditions));
    }

    [Fact]
    public void Has_SomeStatedWithoutTheStatementItself_IsUnknown() =>
        Assert.Null(Stated(Wire.Capability.Conditions).Has(Capability.Conditions));

    [Theory]
    [InlineData(Capability.RequiredResources, false)]
    [InlineData(Capability.Credentials, true)]
    [InlineData(Capability.Conditions, false)]
    [InlineData(Capability.RequiredSchemas, true)]
    public void Has_CapabilitiesStated_IsWhetherItIsAmongThem(Capability capability, bool expected) =>
        Assert.Equal(expected, Stated(Wire.Capability.Capabilities, Wire.Capability.Credentials, Wire.Capability.RequiredSchemas).Has(capability));

    [Fact]
    public void AreStated_ThroughACall_ComesFromTheRequest()
    {
        var request = new Wire.RunFunctionRequest
        {
            Meta = new Wire.RequestMeta { Capabilities = { Wire.Capability.Capabilities, (Wire.Capability)99 } },
        };

        var response = request.Answer(context => Assert.True(context.Capabilities.AreStated));

        Assert.Empty(response.Results);
    }

    private static CallerCapabilities Stated(params Wire.Capability[] stated) => new(stated);
}
