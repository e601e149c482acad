using Crossplane.Functions.Rendering.CommandLine;

namespace Crossplane.Functions.Rendering.Tests.CommandLine;

public class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90_000)]
    [InlineData("500ms", 500)]
    [InlineData("1m", 60_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("1.s", 1_000)]
    [InlineData(".5s", 500)]
    [InlineData("+1s", 1_000)]
    [InlineData("2000us", 2)]
    [InlineData("2000\u00B5s", 2)]
    [InlineData("2000\u03BCs", 2)]
    [InlineData("2000000ns", 2)]
    [InlineData("1h1m1s1ms", 3_661_001)]
    public void TryParse_Duration_IsRead(string text, int milliseconds)
    {
        DurationText.TryParse(text, out var duration).Should().BeTrue($"\"{text}\" is a duration");
        duration.Should().Be(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("597h")]
    [InlineData("2562047h")]
    public void TryParse_LongDuration_IsThatOfALongTimer(string text)
    {
        DurationText.TryParse(text, out var duration).Should().BeTrue($"\"{text}\" is a duration");
        duration.Should().Be(TimeSpan.FromMilliseconds(int.MaxValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1s ")]
    [InlineData("1s\n")]
    [InlineData("1d")]
    [InlineData(".s")]
    [InlineData("1.2.3s")]
    [InlineData("1e3s")]
    [InlineData("2562048h")]
    [InlineData("9999999999999999999h")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        DurationText.TryParse(text, out _).Should().BeFalse($"\"{text}\" is no duration");
}
