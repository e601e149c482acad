using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests.Conversion;

/// <summary>Both converters, as models use them: the one by default, the one for micro times by attribute.</summary>
public class KubernetesTimeConverterTests
{
    private static readonly DateTimeOffset Instant = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(
        1_234_567);

    [Fact]
    public void Write_Instant_IsUtcWithWholeSeconds() =>
        Written().GetString("spec.at").Should().Be("2024-01-02T01:04:05Z");

    [Fact]
    public void Write_InstantOfMicroTimeProperty_HasSixDigits() =>
        Written().GetString("spec.renewed").Should().Be("2024-01-02T01:04:05.123456Z");

    [Theory]
    [InlineData("2024-01-02T01:04:05Z", 0)]
    [InlineData("2024-01-02T03:04:05+02:00", 0)]
    [InlineData("2024-01-02T01:04:05.123456Z", 1_234_560)]
    [InlineData("2024-01-02T01:04:05.123456789Z", 1_234_567)]
    public void Read_Rfc3339_IsTheInstant(string text, long ticks)
    {
        var spec = GoogleStruct.Document($$$"""{"spec":{"at":"{{{text}}}","renewed":"{{{text}}}"}}""")
            .As(TestJson.Default.Widget).Spec!;

        var expected = new DateTimeOffset(2024, 1, 2, 1, 4, 5, TimeSpan.Zero).AddTicks(ticks);
        spec.At.Should().Be(expected);
        spec.Renewed.Should().Be(expected);
    }

    private static StructDocument Written() =>
        StructDocument.From(new Widget { Spec = new WidgetSpec { At = Instant, Renewed = Instant } }, TestJson.Default.Widget);
}
