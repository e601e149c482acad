using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class CredentialStoreTests
{
    private static readonly CredentialStore Store = new FunctionContext(new Wire.RunFunctionRequest
    {
        Credentials =
        {
            ["registry"] = new Wire.Credentials
            {
                CredentialData = new Wire.CredentialData
                {
                    Data =
                    {
                        ["user"] = ByteString.CopyFromUtf8("größe"),
                        ["key"] = ByteString.CopyFrom(0, 255, 128),
                        ["none"] = ByteString.Empty,
                    },
                },
            },
            ["empty"] = new Wire.Credentials { CredentialData = new Wire.CredentialData() },
            ["unknownSource"] = new Wire.Credentials(),
        },
    }).Credentials;

    [Fact]
    public void TryGet_BinaryValue_IsWhatWasSent()
    {
        Store.TryGet("registry", out var data).Should().BeTrue("the request has these credentials");

        data!.Keys.Order(StringComparer.Ordinal).Should().Equal("key", "none", "user");
        data["key"].ToArray().Should().Equal(0, 255, 128);
        data["none"].ToArray().Should().BeEmpty();
    }

    [Fact]
    public void TryGet_CredentialWithoutKeys_IsThere()
    {
        Store.TryGet("empty", out var data).Should().BeTrue("credentials without data are credentials");

        data.Should().BeEmpty();
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("unknownSource")]
    public void TryGet_NoData_IsFalse(string name)
    {
        Store.TryGet(name, out var data).Should().BeFalse($"the request has no credentials \"{name}\"");

        data.Should().BeNull();
    }

    [Theory]
    [InlineData("registry", "user", "größe")]
    [InlineData("registry", "none", "")]
    [InlineData("registry", "absent", null)]
    [InlineData("absent", "user", null)]
    public void GetString_AnyKey_IsTheTextOrNull(string name, string key, string? expected) =>
        Store.GetString(name, key).Should().Be(expected);
}
