namespace Kubernetes.Yaml.Tests.Writing;

public class NumberTextTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("3.0", "3")]
    [InlineData("-3.0", "-3")]
    [InlineData("1E+16", "10000000000000000")]
    [InlineData("0.5", "0.5")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("1234567.5", "1.2345675e+06")]
    [InlineData("123456.5", "123456.5")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1.5e-100", "1.5e-100")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1e20", "1e+20")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9223372036854775808.0", "9223372036854776000")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("18446744073709551616", "1.8446744073709552e+19")]
    [InlineData("-9223372036854775809", "-9.223372036854776e+18")]
    [InlineData("0.1", "0.1")]
    [InlineData("100.25", "100.25")]
    [InlineData("5e-324", "5e-324")]
    public void Of_JsonNumber_IsWrittenAsTheReferenceDoes(string json, string expected) =>
        YamlText.FromJson(json).Should().Be($"{expected}\n");
}
