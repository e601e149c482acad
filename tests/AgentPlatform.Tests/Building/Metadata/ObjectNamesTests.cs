using AgentPlatform.Building.Metadata;

namespace AgentPlatform.Tests.Building.Metadata;

public class ObjectNamesTests
{
    [Theory]
    [InlineData("my-service", "my-service-scaler")]
    [InlineData("a234567890b234567890c234567890d234567890e234567", "a234567890b234567890c234567890d234567890e234567-scaler")]
    [InlineData("a234567890b234567890c234567890d234567890e2345678", "a234567890b234567890c234567890d2345678-c2a4948b-scaler")]
    [InlineData("a234567890b234567890c234567890d23456--90e2345678", "a234567890b234567890c234567890d23456-489351d3-scaler")]
    public void WithSuffix_Name_FitsIntoTheLimit(string name, string expected)
    {
        var actual = ObjectNames.WithSuffix(name, "-scaler", 54);

        actual.Should().Be(expected);
        actual.Length.Should().BeInRange(1, 54);
    }

    [Fact]
    public void WithSuffix_LongNamesThatDifferAtTheirEnd_StayDifferent()
    {
        var name = new string('a', 62);

        ObjectNames.WithSuffix(name + "2", "-scaler", 54).Should().NotBe(ObjectNames.WithSuffix(name + "1", "-scaler", 54));
    }
}
