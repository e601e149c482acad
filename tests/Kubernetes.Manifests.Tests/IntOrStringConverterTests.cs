using System.Text;
using System.Text.Json;
using Crossplane.Functions.Conversion;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.Tests;

public sealed class IntOrStringConverterTests
{
    [Theory]
    [InlineData("80")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData(" 80 ")]
    [InlineData("+80")]
    [InlineData("9007199254740992")]
    [InlineData("9223372036854775808")]
    [InlineData("25%")]
    [InlineData("http")]
    [InlineData("8.0")]
    [InlineData("")]
    public void Write_Value_IsTheSameAsByKubernetesClient(string value)
    {
        var port = new V1NetworkPolicyPort { Port = value };
        var expected = KubernetesJson.Serialize(port);

        Assert.Equal(expected, JsonSerializer.Serialize(port, ManifestJson.Default.V1NetworkPolicyPort));
        Assert.Equal(
            StructDocument.FromJson(Encoding.UTF8.GetBytes(expected)).Raw.ToArray(),
            StructDocument.From(port, ManifestJson.Default.V1NetworkPolicyPort).Raw.ToArray());
    }

    [Theory]
    [InlineData("80", "80")]
    [InlineData("80.0", "80")]
    [InlineData("8e1", "80")]
    [InlineData("-1", "-1")]
    [InlineData("\"80\"", "80")]
    [InlineData("\"25%\"", "25%")]
    [InlineData("\"\"", "")]
    public void Read_NumberOrText_IsItsText(string json, string value) => Assert.Equal(value, Read(json)!.Value);

    [Fact]
    public void Read_Null_IsNull() => Assert.Null(Read("null"));

    [Theory]
    [InlineData("80.5")]
    [InlineData("1e30")]
    [InlineData("true")]
    [InlineData("[]")]
    public void Read_AnythingElse_SaysWhere(string json) =>
        Assert.Equal("$.port", Assert.Throws<JsonException>(() => Read(json)).Path);

    private static IntOrString? Read(string port) =>
        JsonSerializer.Deserialize($$"""{"port":{{port}}}""", ManifestJson.Default.V1NetworkPolicyPort)!.Port;
}
