using System.Globalization;
using System.Text;
using System.Text.Json;
using Crossplane.Functions.Conversion;
using k8s;
using k8s.Models;

namespace Kubernetes.Manifests.Tests;

public sealed class QuantityConverterTests
{
    private static readonly string[] Suffixes =
        ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-3"];

    private static readonly string[] Numbers =
    [
        "0", "0.0", "1", "10", "100", "999", "1000", "1001", "1023", "1024", "1025", "1536", "2000", "2048", "1000000", "1048576",
        "9223372036854775", "9223372036854776", "9223372036.854776", "9223372036854775807", "0.5", "1.5", "0.1", "0.001",
        "0.0001", "0.000000001", "2.25", "1.1", "00.500",
        "999999999999", "999999999999.999999999",
    ];

    [Fact]
    public void Write_AnyAmount_IsTheSameAsByKubernetesClient()
    {
        var random = new Random(1);
        var amounts = Numbers.SelectMany(number => Suffixes.Select(suffix => number + suffix))
            .Concat(Enumerable.Range(0, 3000).Select(_ => CreateRandom(random)));
        foreach (var amount in amounts)
        {
            var requirements = new V1ResourceRequirements
            {
                Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(amount) },
            };
            var expected = KubernetesJson.Serialize(requirements);

            JsonSerializer.Serialize(requirements, ManifestJson.Default.V1ResourceRequirements).Should().Be(expected);
            StructDocument.From(requirements, ManifestJson.Default.V1ResourceRequirements).Raw.ToArray().Should().Equal(
                StructDocument.FromJson(Encoding.UTF8.GetBytes(expected)).Raw.ToArray());
        }
    }

    [Theory]
    [InlineData("2000m", "2")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("0.5", "500m")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("1000Mi", "1000Mi")]
    [InlineData("0.1m", "100u")]
    [InlineData("0", "0")]
    public void Write_Amount_IsInCanonicalForm(string amount, string written) =>
        JsonSerializer.Serialize(Read($"\"{amount}\""), ManifestJson.Default.V1ResourceRequirements).Should().Be(
            $$$"""{"limits":{"cpu":"{{{written}}}"}}""");

    [Fact]
    public void Write_NegativeAmountWithExponent_Ends()
    {
        var written = JsonSerializer.Serialize(Read("\"-1500e0\""), ManifestJson.Default.V1ResourceRequirements);

        JsonSerializer.Deserialize(written, ManifestJson.Default.V1ResourceRequirements)!.Limits["cpu"].ToDecimal()
            .Should().Be(-1500);
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("0.5", "500m")]
    public void Read_Number_IsAnAmount(string json, string amount) => Read(json).Limits["cpu"].ToString().Should().Be(amount);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"much\"")]
    [InlineData("\"1Qi\"")]
    [InlineData("true")]
    public void Read_AnythingElse_SaysWhere(string json) =>
        Invoking(() => Read(json)).Should().ThrowExactly<JsonException>().Which.Path.Should().Be("$.limits.cpu");

    private static V1ResourceRequirements Read(string amount) =>
        JsonSerializer.Deserialize($$$"""{"limits":{"cpu":{{{amount}}}}}""", ManifestJson.Default.V1ResourceRequirements)!;

    private static string CreateRandom(Random random)
    {
        var number = (random.NextInt64(1L << random.Next(1, 50)) / (decimal)Math.Pow(10, random.Next(4))).ToString(
            CultureInfo.InvariantCulture);
        return number + Suffixes[random.Next(Suffixes.Length)];
    }
}
