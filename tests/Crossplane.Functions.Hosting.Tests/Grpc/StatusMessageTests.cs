using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Tests.Grpc;

public sealed class StatusMessageTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" plain text ~", " plain text ~")]
    [InlineData("100 %", "100 %25")]
    [InlineData("two\r\nlines", "two%0D%0Alines")]
    [InlineData("é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80")]
    [InlineData("\u007f", "%7F")]
    public void Encode_OfText_KeepsPrintableAsciiOnly(string text, string encoded) =>
        Assert.Equal(encoded, StatusMessage.Encode(text));
}
