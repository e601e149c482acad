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
                    Data = { ["user"] = ByteString.CopyFromUtf8("größe"), ["key"] = ByteString.CopyFrom(0, 255, 128), ["none"] = ByteString.Empty },
                },
            },
            ["empty"] = new Wire.Credentials { CredentialData = new Wire.CredentialData() },
            ["unknownSource"] = new Wire.Credentials(),
        },
    }).Credentials;

    [Fact]
    public void TryGet_BinaryValue_IsWhatWasSent()
    {
        Assert.True(Store.TryGet("registry", out var data));

        Assert.Equal(["key", "none", "user"], data.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([0, 255, 128], data["key"].ToArray());
        Assert.Empty(data["none"].ToArray());
    }

    [Fact]
    public void TryGet_CredentialWithoutKeys_IsThere()
    {
        Assert.True(Store.TryGet("empty", out var data));

        Assert.Empty(data);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("unknownSource")]
    public void TryGet_NoData_IsFalse(string name)
    {
        Assert.False(Store.TryGet(name, out var data));

        Assert.Null(data);
    }

    [Theory]
    [InlineData("registry", "user", "größe")]
    [InlineData("registry", "none", "")]
    [InlineData("registry", "absent", null)]
    [InlineData("absent", "user", null)]
    public void GetString_AnyKey_IsTheTextOrNull(string name, string key, string? expected) =>
        Assert.Equal(expected, Store.GetString(name, key));
}
