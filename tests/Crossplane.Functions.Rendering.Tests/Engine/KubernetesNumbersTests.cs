using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class KubernetesNumbersTests
{
    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("9223372036854775808", "9.223372036854776E+18")]
    [InlineData("18446744073709551615", "1.8446744073709552E+19")]
    [InlineData("1.50", "1.5")]
    public void Decode_Number_IsA64BitIntegerOrADouble(string number, string expected) =>
        KubernetesNumbers.Decode(YamlReader.Read(number))!.ToJsonString().Should().Be(expected);

    [Fact]
    public void Decode_Tree_IsChangedInPlaceWhereNumbersAreDoubles()
    {
        var tree = YamlReader.Read("a: 18446744073709551615\nb: [1, 18446744073709551615, {c: 1.5, d: '1', e: ~, f: true}]\n");

        KubernetesNumbers.Decode(tree).Should().BeSameAs(tree);
        YamlWriter.Write(tree).Should().Be(
            """
            a: 1.8446744073709552e+19
            b:
            - 1
            - 1.8446744073709552e+19
            - c: 1.5
              d: "1"
              e: null
              f: true

            """);
    }
}
