using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Tests.Scalars;

public class TimestampSyntaxTests
{
    [Theory]
    [InlineData("2024-01-01")]
    [InlineData("2024-1-1")]
    [InlineData("2024-02-29")]
    [InlineData("0000-02-29")]
    [InlineData("2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01t1:2:3+01:00")]
    [InlineData("2024-01-01T23:59:59.123456789012Z")]
    [InlineData("2024-01-01T23:59:59,5-24:60")]
    [InlineData("2024-01-01 12:00:00")]
    [InlineData("2024-01-01   12:00:00.5")]
    public void IsTimestamp_DateOrTime_IsTrue(string text) =>
        TimestampSyntax.IsTimestamp(text).Should().BeTrue($"\"{text}\" is a date or time");

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("2023-02-29")]
    [InlineData("2024-01-00")]
    [InlineData("24-01-01")]
    [InlineData("02024-01-01")]
    [InlineData("2024-01")]
    [InlineData("2024-01-01T00:00:00")]
    [InlineData("2024-01-01 00:00:00Z")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T00:60:00Z")]
    [InlineData("2024-01-01T00:00:60Z")]
    [InlineData("2024-01-01T00:00:00+25:00")]
    [InlineData("2024-01-01T00:00:00.Z")]
    [InlineData("2024-01-01T00:00Z")]
    [InlineData("2024-01-01 ")]
    [InlineData("2024-01-01\n")]
    [InlineData("2024-01-01-")]
    public void IsTimestamp_NearMiss_IsFalse(string text) =>
        TimestampSyntax.IsTimestamp(text).Should().BeFalse($"\"{text}\" only looks like a timestamp");
}
