using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Conversion;

public class StructNavigatorTests
{
    private static readonly StructDocument Document = GoogleStruct.Document(
        """{"kind":"Queue","metadata":{"labels":{"example.org/team":"a"}},"spec":{"parts":[{"text":"x"},{"text":"y"}],"none":null,"n":2,"matrix":[[1,2],[3]]}}""");

    [Theory]
    [InlineData("kind", "\"Queue\"")]
    [InlineData("metadata.labels[example.org/team]", "\"a\"")]
    [InlineData("spec.parts[1].text", "\"y\"")]
    [InlineData("spec.matrix[0][1]", "2")]
    [InlineData("spec.matrix[1]", "[3]")]
    [InlineData("metadata", """{"labels":{"example.org/team":"a"}}""")]
    public void TryGet_PathThatExists_GivesTheValue(string path, string expected)
    {
        Document.TryGet(path, TestJson.Default.JsonElement, out var value).Should().BeTrue($"the document has {path}");

        Requests.AssertJson(expected, value);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("kind.inner")]
    [InlineData("kind[0]")]
    [InlineData("spec[0]")]
    [InlineData("spec.parts.text")]
    [InlineData("spec.parts[2]")]
    [InlineData("spec.parts[2147483647].text")]
    [InlineData("spec.n.inner")]
    [InlineData("spec.none")]
    [InlineData("spec.none.inner")]
    [InlineData("metadata.labels.example.org/team")]
    public void TryGet_PathThatDoesNotExist_IsFalse(string path)
    {
        Document.TryGet(path, TestJson.Default.String, out var value).Should().BeFalse($"the document has nothing at {path}");

        value.Should().BeNull();
    }

    [Theory]
    [InlineData("kind", "Queue")]
    [InlineData("spec.n", null)]
    [InlineData("spec.none", null)]
    [InlineData("spec.parts", null)]
    [InlineData("absent", null)]
    public void GetString_AnyPath_IsTheTextOrNull(string path, string? expected) =>
        Document.GetString(path).Should().Be(expected);

    [Fact]
    public void TryGet_ValueOfAnotherType_NamesThePath()
    {
        var exception = Invoking(
            () => Document.TryGet("spec.parts", TestJson.Default.ListDouble, out _))
                .Should().ThrowExactly<ConversionException>().Which;

        exception.Path.Should().Be("spec.parts[0]");
    }

    [Fact]
    public void TryGet_MalformedSibling_IsNotLookedAt()
    {
        var broken = ByteString.CopyFrom(Convert.FromHexString("0A016212021A7F"));
        byte[] raw = [.. GoogleStruct.Encode("""{"a":{"x":1}}"""), 0x0A, (byte)broken.Length, .. broken];
        var document = new StructDocument(raw);

        document.TryGet("a.x", TestJson.Default.Int32, out var value).Should().BeTrue(
            "a damaged neighbour must not hide a field");
        value.Should().Be(1);
        Invoking(() => document.TryGet("b", TestJson.Default.String, out _)).Should().ThrowExactly<ConversionException>();
        Invoking(() => document.ToJsonElement()).Should().ThrowExactly<ConversionException>();
    }

    [Theory]
    [InlineData("2147483647", 2147483647)]
    [InlineData("-2147483648", -2147483648)]
    [InlineData("80.0", 80)]
    [InlineData("-0.0", 0)]
    [InlineData("2147483648", null)]
    [InlineData("1.5", null)]
    [InlineData("1e300", null)]
    [InlineData("\"80\"", null)]
    public void TryGet_IntegerOf32Bits_IsReadOrRefused(string json, int? expected)
    {
        var document = GoogleStruct.Document($$"""{"n":{{json}}}""");

        AssertInteger(expected, () => document.TryGet("n", TestJson.Default.Int32, out var found) ? found : null);
    }

    [Theory]
    [InlineData("9007199254740992", 9007199254740992)]
    [InlineData("-9223372036854775808", -9223372036854775808)]
    [InlineData("9223372036854775808", null)]
    [InlineData("0.5", null)]
    [InlineData("true", null)]
    public void TryGet_IntegerOf64Bits_IsReadOrRefused(string json, long? expected)
    {
        var document = GoogleStruct.Document($$"""{"n":{{json}}}""");

        AssertInteger(expected, () => document.TryGet("n", TestJson.Default.Int64, out var found) ? found : null);
    }

    private static void AssertInteger(long? expected, Func<long?> read)
    {
        if (expected is null)
        {
            Invoking(() => read()).Should().ThrowExactly<ConversionException>().WithMessage(
                "n: has another type than the field allows");
        }
        else
        {
            read().Should().Be(expected);
        }
    }

    [Fact]
    public void TryGet_EmptyName_IsFound()
    {
        var document = GoogleStruct.Document(new Struct { Fields = { [""] = Value.ForBool(true) } });

        StructNavigator.TryFind(document.Raw.Span, [], out var found).Should().BeTrue("the empty path is the document itself");
        Value.Parser.ParseFrom(found).BoolValue.Should().BeTrue("what is found is the value as it was written");
    }
}
