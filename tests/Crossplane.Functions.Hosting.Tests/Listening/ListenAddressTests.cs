using Crossplane.Functions.Hosting.Listening;

namespace Crossplane.Functions.Hosting.Tests.Listening;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData(":9443", "", 9443)]
    [InlineData(":0", "", 0)]
    [InlineData("127.0.0.1:0", "127.0.0.1", 0)]
    [InlineData("localhost:65535", "localhost", 65535)]
    [InlineData("[::1]:9443", "::1", 9443)]
    [InlineData("[::]:9443", "::", 9443)]
    public void TryParse_OfAddress_FindsHostAndPort(string text, string host, int port)
    {
        ListenAddress.TryParse(text, out var address).Should().BeTrue($"\"{text}\" is an address");
        address.Should().Be(new ListenAddress(host, port));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9443")]
    [InlineData("localhost")]
    [InlineData(":")]
    [InlineData(":65536")]
    [InlineData(":-1")]
    [InlineData(":http")]
    [InlineData("::1:9443")]
    [InlineData("[::1]")]
    [InlineData("[localhost]:9443")]
    [InlineData("[]:9443")]
    [InlineData("http://localhost:9443")]
    [InlineData("a b:9443")]
    public void TryParse_OfAnythingElse_Fails(string text) =>
        ListenAddress.TryParse(text, out _).Should().BeFalse($"\"{text}\" is no address");
}
