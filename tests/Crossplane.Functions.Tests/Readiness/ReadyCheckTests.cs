using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;

namespace Crossplane.Functions.Tests.Readiness;

public class ReadyCheckTests
{
    [Fact]
    public void IsReady_RuleThatReadsAWrongType_IsFalse()
    {
        var check = new ReadyCheck(
            "example.org/v1", "Widget", observed => observed.As(TestJson.Default.Widget).Spec!.Replicas == 3);

        check.IsReady(GoogleStruct.Document("""{"spec":{"replicas":3}}""")).Should().BeTrue();
        check.IsReady(GoogleStruct.Document("""{"spec":{"replicas":"three"}}""")).Should().BeFalse();
    }

    [Fact]
    public void IsReady_MistakeInTheRule_IsThrown()
    {
        var check = new ReadyCheck("example.org/v1", "Widget", _ => throw new InvalidOperationException("no rule"));

        Invoking(() => check.IsReady(GoogleStruct.Document("{}"))).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void IsReady_BytesThatAreNoStruct_IsFalse()
    {
        var garbage = new StructDocument(new byte[] { 0x0A, 0xFF });

        ReadyChecks.Default.All.Where(check => check.CelQuery != "true").Should().OnlyContain(check => !check.IsReady(garbage));
    }

    [Theory]
    [InlineData("Available", """{"status":{"conditions":[{"type":"Available","status":"True"}]}}""", true)]
    [InlineData("Available", """{"status":{"conditions":[{"type":"Available","status":"False"}]}}""", false)]
    [InlineData("Available", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""", false)]
    [InlineData("Ready", """{"status":{"conditions":[null,{"type":"Ready","status":"True"}]}}""", true)]
    [InlineData("\u00dcbersicht", """{"status":{"conditions":[{"type":"Übersicht","status":"True"}]}}""", true)]
    public void OfCondition_Object_IsReadyWhileItIsTrue(string type, string json, bool isReady) =>
        ReadyCheck.OfCondition("example.org/v1", "Widget", type).IsReady(GoogleStruct.Document(json)).Should().Be(isReady);

    [Fact]
    public void OfCondition_TypeWithQuotes_IsQuotedInCel() =>
        ReadyCheck.OfCondition("example.org/v1", "Widget", "a\"b\\c").CelQuery.Should().Contain("""c.type == "a\"b\\c" """);

    [Theory]
    [InlineData("", "Widget")]
    [InlineData("example.org/v1", "")]
    public void Constructor_WithoutAName_Throws(string apiVersion, string kind) =>
        Invoking(() => ReadyCheck.IfExists(apiVersion, kind)).Should().Throw<ArgumentException>();
}
