using System.Text.Json;
using Kubernetes.Manifests.Meta;
using Kubernetes.Manifests.Networking;

namespace Kubernetes.Manifests.Tests.Meta;

public sealed class IntOrStringConverterTests
{
    public static TheoryData<string, IntOrString, string> Readable => new()
    {
        { "80", 80, "80" },
        { "80.0", 80, "80" },
        { "8e1", 80, "80" },
        { "0", 0, "0" },
        { "-1", -1, "-1" },
        { "2147483647", int.MaxValue, "2147483647" },
        { "-2147483648", int.MinValue, "-2147483648" },
        { "\"80\"", "80", "\"80\"" },
        { "\"25%\"", "25%", "\"25%\"" },
        { "\"\"", "", "\"\"" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void Read_NumberOrText_KeepsWhichItIs(string json, IntOrString value, string written)
    {
        var policy = Read(json);

        Assert.Equal(value, policy.Spec!.Ingress![0].Ports![0].Port);
        Assert.Equal(Policy(written), JsonSerializer.Serialize(policy, ManifestJson.Default.NetworkPolicy));
    }

    [Fact]
    public void Read_Null_IsNull() => Assert.Null(Read("null").Spec!.Ingress![0].Ports![0].Port);

    [Theory]
    [InlineData("80.5", "cannot read a whole number of 32 bits: found 80.5")]
    [InlineData("2147483648", "cannot read a whole number of 32 bits: found 2147483648")]
    [InlineData("true", "cannot read a number or text: found True")]
    [InlineData("[]", "cannot read a number or text: found StartArray")]
    public void Read_AnythingElse_SaysWhatWasFoundAndWhere(string json, string message)
    {
        var exception = Assert.Throws<JsonException>(() => Read(json));

        Assert.Equal(message, exception.Message);
        Assert.Equal("$.spec.ingress[0].ports[0].port", exception.Path);
    }

    private static NetworkPolicy Read(string port) =>
        JsonSerializer.Deserialize(Policy(port), ManifestJson.Default.NetworkPolicy)!;

    private static string Policy(string port) =>
        $$$"""{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","spec":{"ingress":[{"ports":[{"port":{{{port}}}}]}]}}""";
}
