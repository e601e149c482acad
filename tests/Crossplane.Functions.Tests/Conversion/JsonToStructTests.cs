using System.Text;
using Crossplane.Functions.Conversion;
using Google.Protobuf;

namespace Crossplane.Functions.Tests.Conversion;

public class JsonToStructTests
{
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"emptyDir":{},"list":[],"text":"","no":false,"zero":0}""")]
    [InlineData("""{"a":null,"list":[null,1,null],"map":{"x":null}}""")]
    [InlineData("""{"a":{"b":{"c":[{"d":[[1],[2,[3]]]}]}}}""")]
    [InlineData("""{"int":3,"negative":-7,"fraction":0.1,"small":1e-300,"large":1.5e300,"whole":3.0}""")]
    [InlineData("""{"limit":9007199254740992,"next":9007199254740994,"power":1e17,"beyond":18446744073709551616}""")]
    [InlineData("""{"escaped":"\"\\\/\b\f\n\r\t\u0000\u00e9\ud83d\ude00","raw":"é😀","k\u0065y\n":true}""")]
    [InlineData(" { \"spaced\" : [ 1 , 2 ] } ")]
    public void Write_Json_DecodesAsGooglesParserReadsIt(string json) =>
        GoogleStruct.Decode(FromJson(json)).Should().Be(GoogleStruct.Parse(json));

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_400)]
    [InlineData(2_100_000)]
    public void Write_LengthsAtTheBoundariesOfVarints_DecodeAsGooglesParserReadsThem(int length)
    {
        var json = $$$"""{"outer":{"text":"{{{new string('x', length)}}}","after":[1]}}""";

        GoogleStruct.Decode(FromJson(json)).Should().Be(GoogleStruct.Parse(json));
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("9223372036854775807")]
    [InlineData("18446744073709551615")]
    [InlineData("123456789012345678901234567890")]
    public void Write_IntegerThatADoubleCannotHold_NamesItsPath(string number)
    {
        var exception = Refused($$$"""{"spec":{"sizes":[1,{{{number}}}]}}""");

        exception.Path.Should().Be("spec.sizes[1]");
        exception.Message.Should().Contain("use a string");
    }

    [Theory]
    [InlineData("9007199254740992", 9007199254740992d)]
    [InlineData("-9007199254740992", -9007199254740992d)]
    [InlineData("-9223372036854775808", -9223372036854775808d)]
    [InlineData("9223372036854775808", 9223372036854775808d)]
    [InlineData("1152921504606846976", 1152921504606846976d)]
    public void Write_IntegerThatADoubleHolds_IsExact(string number, double expected) =>
        GoogleStruct.Decode(FromJson($$"""{"n":{{number}}}""")).Fields["n"].NumberValue.Should().Be(expected);

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void Write_NumberBeyondDoubles_NamesItsPath(string number) =>
        Refused($$$"""{"a":{"b":{{{number}}}}}""").Path.Should().Be("a.b");

    [Fact]
    public void Write_HugeDigitString_IsRefused() =>
        Refused($$"""{"n":{{new string('9', 5000)}}}""").Path.Should().Be("n");

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("-0e0")]
    [InlineData("-1e-400")]
    public void Write_NegativeZero_IsZero(string number)
    {
        var written = GoogleStruct.Decode(FromJson($$"""{"n":{{number}}}""")).Fields["n"].NumberValue;

        BitConverter.DoubleToInt64Bits(written).Should().Be(BitConverter.DoubleToInt64Bits(0));
    }

    [Fact]
    public void Write_NullMembersNotKept_AreDroppedAtEveryLevelAndStayInLists()
    {
        var document = StructDocument.FromJson("""{"a":null,"b":{"c":null,"d":1},"e":[null,{"f":null}]}"""u8, keepNulls: false);

        GoogleStruct.Decode(document).Should().Be(GoogleStruct.Parse("""{"b":{"d":1},"e":[null,{}]}"""));
    }

    [Fact]
    public void Write_DuplicateKeys_LastWins() =>
        GoogleStruct.Decode(FromJson("""{"a":1,"a":2}""")).Fields["a"].NumberValue.Should().Be(2);

    [Theory]
    [InlineData("""{"a":"\ud800"}""", "a")]
    [InlineData("""{"a":["\udc00x"]}""", "a[0]")]
    [InlineData("""{"\ud800":1}""", "")]
    public void Write_LoneSurrogateInJson_IsRefused(string json, string path) =>
        Refused(json).Path.Should().Be(path);

    [Fact]
    public void Write_InvalidUtf8_IsRefused()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Invoking(() => StructDocument.FromJson(json)).Should().ThrowExactly<ConversionException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1} {}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{} // comment")]
    public void Write_NoJsonObject_IsRefused(string json) => Refused(json).Message.Should().NotBeEmpty();

    [Theory]
    [InlineData(200)]
    [InlineData(256)]
    public void Write_DeepJson_IsWritten(int levels)
    {
        var json = GoogleStruct.Nested(levels);

        GoogleStruct.Decode(FromJson(json)).Should().Be(GoogleStruct.Parse(json));
    }

    [Fact]
    public void Write_DeeperThan256Levels_SaysSo() =>
        Refused(GoogleStruct.Nested(257)).Message.Should().Contain("nested deeper than 256 levels");

    [Fact]
    public void Write_ListsDeeperThan256Levels_SaysSo() =>
        Refused($$"""{"a":{{new string('[', 256)}}{{new string(']', 256)}}}""").Message.Should().Contain(
            "nested deeper than 256 levels");

    [Fact]
    public void WriteValue_AnyJson_DecodesAsGooglesParserReadsIt()
    {
        foreach (var json in new[] { "null", "true", "-2.5", "\"x\"", "[1,[]]", """{"a":{}}""" })
        {
            using var output = new PooledBuffer();
            JsonToStruct.WriteValue(Encoding.UTF8.GetBytes(json), Slot.Bare, new StructWriter(output), keepNulls: true);

            Google.Protobuf.WellKnownTypes.Value.Parser.ParseFrom(output.Written).Should().Be(
                JsonParser.Default.Parse<Google.Protobuf.WellKnownTypes.Value>(json));
        }
    }

    private static StructDocument FromJson(string json) => StructDocument.FromJson(Encoding.UTF8.GetBytes(json));

    private static ConversionException Refused(string json) =>
        Invoking(() => FromJson(json)).Should().ThrowExactly<ConversionException>().Which;
}
