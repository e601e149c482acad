using Kubernetes.Yaml.Scalars;

namespace Kubernetes.Yaml.Tests.Scalars;

public class ScalarResolverTests
{
    [Theory]
    [InlineData("y", "true")]
    [InlineData("Y", "true")]
    [InlineData("yes", "true")]
    [InlineData("On", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("n", "false")]
    [InlineData("No", "false")]
    [InlineData("OFF", "false")]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("0", "0")]
    [InlineData("-12", "-12")]
    [InlineData("+12", "12")]
    [InlineData("0400", "256")]
    [InlineData("0o17", "15")]
    [InlineData("-017", "-15")]
    [InlineData("1_000", "1000")]
    [InlineData("0x1F", "31")]
    [InlineData("-0X1f", "-31")]
    [InlineData("0b101", "5")]
    [InlineData("0b-1", "-1")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("+9223372036854775808", "9223372036854776000")]
    [InlineData("18446744073709551616", "18446744073709552000")]
    [InlineData("08", "8")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("-1_0.5_0", "-10.5")]
    [InlineData(".5", "0.5")]
    [InlineData(".5_0e1_0", "5000000000")]
    [InlineData("1e21", "1e+21")]
    public void Resolve_PlainScalar_IsNullBooleanOrNumber(string text, string json) =>
        YamlText.ToJson("k: " + text).Should().Be($$"""{"k":{{json}}}""");

    [Theory]
    [InlineData("yEs")]
    [InlineData("tRUE")]
    [InlineData("nil")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0o8")]
    [InlineData("0b2")]
    [InlineData("0b+")]
    [InlineData("+")]
    [InlineData("-_")]
    [InlineData("+-1")]
    [InlineData("_1")]
    [InlineData(".")]
    [InlineData("._5")]
    [InlineData(".5_")]
    [InlineData("-.5.5")]
    [InlineData("1e")]
    [InlineData("1e999")]
    [InlineData(".1e999")]
    [InlineData("0x1FFFFFFFFFFFFFFFF")]
    [InlineData("12:30")]
    [InlineData("190:20:30.15")]
    [InlineData("1.2.3")]
    [InlineData("100m")]
    [InlineData("2024-01-01")]
    [InlineData("2024-01-01T00:00:00Z")]
    public void Resolve_AnythingElse_IsText(string text) =>
        YamlText.ToJson("k: " + text).Should().Be($$"""{"k":"{{text}}"}""");

    [Fact]
    public void Resolve_ZeroThatHasASign_KeepsNoSignAsAnInteger() =>
        ScalarResolver.Resolve("-0").Should().Be(new ResolvedScalar(ScalarKind.Integer));
}
