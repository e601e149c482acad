using Crossplane.Functions.AspNetCore.Calls;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Tests.Calls;

public sealed class CallTimeoutTests
{
    private const string Header = "grpc-timeout";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void TryBound_WithoutTimeout_SetsTheLimitInSeconds(string? text)
    {
        var headers = Headers(text);

        CallTimeout.TryBound(headers, TimeSpan.FromMinutes(2)).Should().BeTrue();

        headers[Header].ToString().Should().Be("120S");
    }

    [Fact]
    public void TryBound_WithoutTimeoutAndWithAnEndlessLimit_SetsTheLongestThatGrpcKnows()
    {
        var headers = Headers(null);

        CallTimeout.TryBound(headers, TimeSpan.MaxValue).Should().BeTrue();

        headers[Header].ToString().Should().Be("99999999S");
    }

    [Fact]
    public void TryBound_WithoutTimeoutAndLimit_SetsNone()
    {
        var headers = Headers(null);

        CallTimeout.TryBound(headers, null).Should().BeTrue();

        headers.Should().NotContainKey(Header);
    }

    [Theory]
    [InlineData("S")]
    [InlineData("5")]
    [InlineData("soon")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("1.5S")]
    [InlineData(" 1S")]
    [InlineData("1 S")]
    [InlineData("1S ")]
    [InlineData("1s")]
    [InlineData("1h")]
    [InlineData("1U")]
    [InlineData("1M,1M")]
    [InlineData("0x1S")]
    [InlineData("\u0661S")]
    [InlineData("123456789S")]
    public void TryBound_WithMalformedTimeout_IsFalse(string text)
    {
        var headers = Headers(text);

        CallTimeout.TryBound(headers, TimeSpan.FromMinutes(2)).Should().BeFalse();
        CallTimeout.TryBound(headers, null).Should().BeFalse();

        headers[Header].ToString().Should().Be(text);
    }

    [Fact]
    public void TryBound_WithTwoTimeouts_IsFalse()
    {
        var headers = new HeaderDictionary { [Header] = new(["1S", "2S"]) };

        CallTimeout.TryBound(headers, null).Should().BeFalse();
    }

    [Theory]
    [InlineData("0n")]
    [InlineData("0u")]
    [InlineData("0m")]
    [InlineData("0S")]
    [InlineData("0M")]
    [InlineData("0H")]
    [InlineData("00000000S")]
    [InlineData("1n")]
    [InlineData("999n")]
    public void TryBound_WithTimeoutThatTheLibraryTakesForNone_SetsTheShortest(string text)
    {
        var headers = Headers(text);

        CallTimeout.TryBound(headers, TimeSpan.FromMinutes(2)).Should().BeTrue();

        headers[Header].ToString().Should().Be("1u");
    }

    [Theory]
    [InlineData("1000n")]
    [InlineData("1u")]
    [InlineData("20m")]
    [InlineData("10S")]
    [InlineData("3M")]
    [InlineData("1H")]
    [InlineData("99999999H")]
    [InlineData("00000001S")]
    public void TryBound_WithTimeout_LeavesIt(string text)
    {
        var headers = Headers(text);

        CallTimeout.TryBound(headers, TimeSpan.FromMinutes(2)).Should().BeTrue();

        headers[Header].ToString().Should().Be(text);
    }

    private static HeaderDictionary Headers(string? timeout)
    {
        var headers = new HeaderDictionary();
        if (timeout is not null)
        {
            headers[Header] = timeout;
        }

        return headers;
    }
}
