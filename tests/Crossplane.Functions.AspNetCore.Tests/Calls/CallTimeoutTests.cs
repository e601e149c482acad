using Crossplane.Functions.AspNetCore.Calls;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.AspNetCore.Tests.Calls;

public sealed class CallTimeoutTests
{
    private const string Header = "grpc-timeout";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Bound_WithoutTimeout_SetsTheLimitInSeconds(string? text)
    {
        var headers = Headers(text);

        CallTimeout.Bound(headers, TimeSpan.FromMinutes(2)).Should().Be(CallTimeout.Outcome.Bounded);

        headers[Header].ToString().Should().Be("120S");
    }

    [Fact]
    public void Bound_WithoutTimeoutAndWithAnEndlessLimit_SetsTheLongestThatGrpcKnows()
    {
        var headers = Headers(null);

        CallTimeout.Bound(headers, TimeSpan.MaxValue).Should().Be(CallTimeout.Outcome.Bounded);

        headers[Header].ToString().Should().Be("99999999S");
    }

    [Fact]
    public void Bound_WithoutTimeoutAndLimit_SetsNone()
    {
        var headers = Headers(null);

        CallTimeout.Bound(headers, null).Should().Be(CallTimeout.Outcome.Bounded);

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
    public void Bound_WithMalformedTimeout_IsUnreadable(string text)
    {
        var headers = Headers(text);

        CallTimeout.Bound(headers, TimeSpan.FromMinutes(2)).Should().Be(CallTimeout.Outcome.Unreadable);
        CallTimeout.Bound(headers, null).Should().Be(CallTimeout.Outcome.Unreadable);

        headers[Header].ToString().Should().Be(text);
    }

    [Fact]
    public void Bound_WithTwoTimeouts_IsUnreadable()
    {
        var headers = new HeaderDictionary { [Header] = new(["1S", "2S"]) };

        CallTimeout.Bound(headers, null).Should().Be(CallTimeout.Outcome.Unreadable);
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
    [InlineData("999999n")]
    [InlineData("999u")]
    public void Bound_WithTimeoutThatTheLibraryCannotMeasure_HasPassed(string text) =>
        CallTimeout.Bound(Headers(text), TimeSpan.FromMinutes(2)).Should().Be(CallTimeout.Outcome.Passed);

    [Theory]
    [InlineData("1000000n")]
    [InlineData("1000u")]
    [InlineData("1m")]
    [InlineData("20m")]
    [InlineData("10S")]
    [InlineData("3M")]
    [InlineData("1H")]
    [InlineData("99999999H")]
    [InlineData("00000001S")]
    public void Bound_WithTimeout_LeavesIt(string text)
    {
        var headers = Headers(text);

        CallTimeout.Bound(headers, TimeSpan.FromMinutes(2)).Should().Be(CallTimeout.Outcome.Bounded);

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
