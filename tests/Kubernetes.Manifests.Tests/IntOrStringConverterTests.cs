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

        JsonSerializer.Serialize(port, ManifestJson.Default.V1NetworkPolicyPort).Should().Be(expected);
        StructDocument.From(port, ManifestJson.Default.V1NetworkPolicyPort).Raw.ToArray().Should().Equal(
            StructDocument.FromJson(Encoding.UTF8.GetBytes(expected)).Raw.ToArray());
    }

    [Theory]
    [InlineData("80", "80")]
    [InlineData("80.0", "80")]
    [InlineData("8e1", "80")]
    [InlineData("-1", "-1")]
    [InlineData("\"80\"", "80")]
    [InlineData("\"25%\"", "25%")]
    [InlineData("\"\"", "")]
    public void Read_NumberOrText_IsItsText(string json, string value) => Read(json)!.Value.Should().Be(value);

    [Fact]
    public void Read_Null_IsNull() => Read("null").Should().BeNull();

    [Theory]
    [InlineData("80.5")]
    [InlineData("1e30")]
    [InlineData("true")]
    [InlineData("[]")]
    public void Read_AnythingElse_SaysWhere(string json) =>
        Invoking(() => Read(json)).Should().ThrowExactly<JsonException>().Which.Path.Should().Be("$.port");

    private static IntOrString? Read(string port) =>
        JsonSerializer.Deserialize($$"""{"port":{{port}}}""", ManifestJson.Default.V1NetworkPolicyPort)!.Port;
}
