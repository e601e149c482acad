using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class KubernetesTimeTests
{
    [Theory]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z")]
    [InlineData("2024-01-01T00:30:00+01:00", "2023-12-31T23:30:00Z")]
    [InlineData("2024-01-01T00:00:00.123456789012Z", "2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00:00,5-00:30", "2024-01-01T00:30:00Z")]
    [InlineData("2024-01-01t00:00:00z", null)]
    [InlineData("2024-01-01 00:00:00Z", null)]
    [InlineData("2024-01-01T00:00:00", null)]
    [InlineData("2023-02-29T00:00:00Z", null)]
    [InlineData("2024-01-01T24:00:00Z", null)]
    [InlineData("2024-01-01T00:00:60Z", null)]
    [InlineData("2024-01-01T00:00:00Z\n", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void TryRead_Text_IsATimeInUtc(string text, string? expected)
    {
        KubernetesTime.TryRead(text, out var time).Should().Be(expected is not null);
        time.Should().Be(expected);
    }
}
