using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Tests.Grpc;

public sealed class GrpcTimeoutTests
{
    [Theory]
    [InlineData("1H", 36_000_000_000)]
    [InlineData("2M", 1_200_000_000)]
    [InlineData("3S", 30_000_000)]
    [InlineData("4m", 40_000)]
    [InlineData("5u", 50)]
    [InlineData("600n", 6)]
    [InlineData("1n", 1)]
    [InlineData("0S", 0)]
    [InlineData("99999999H", 99_999_999 * 36_000_000_000)]
    public void Parse_OfEveryUnit_IsInTicks(string text, long ticks) =>
        Assert.Equal(TimeSpan.FromTicks(ticks), GrpcTimeout.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData(" 1S")]
    [InlineData("1.5S")]
    [InlineData("123456789S")]
    public void Parse_OfAnythingElse_IsInternal(string text)
    {
        GrpcException exception = Assert.Throws<GrpcException>(() => GrpcTimeout.Parse(text));

        Assert.Equal(GrpcStatusCode.Internal, exception.Status);
    }
}
