using System.Buffers.Binary;
using Crossplane.Functions.Conversion;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Conversion;

public class StructToJsonTests
{
    [Theory]
    [InlineData(3, "3")]
    [InlineData(-7, "-7")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e17, "100000000000000000")]
    [InlineData(1e18, "1000000000000000000")]
    [InlineData(36028797018963968, "36028797018963968")]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(-9223372036854775808d, "-9223372036854775808")]
    [InlineData(9223372036854775808d, "9223372036854775808")]
    [InlineData(18446744073709549568d, "18446744073709549568")]
    [InlineData(1e20, "1E+20")]
    [InlineData(1.5e300, "1.5E+300")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(-0d, "0")]
    public void WriteStruct_Number_HasDigitsWhereWholeNumbersAreRead(double number, string expected) =>
        Json(Value.ForNumber(number)).Should().Be($$"""{"n":{{expected}}}""");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void WriteStruct_NumberThatIsNotFinite_NamesItsPath(double number)
    {
        var document = GoogleStruct.Document(new Struct
        {
            Fields = { ["spec"] = Value.ForStruct(
                new Struct { Fields = { ["a.b"] = Value.ForList(Value.ForNull(), Value.ForNumber(number)) } }) },
        });

        var exception = Invoking(() => document.ToJsonElement()).Should().ThrowExactly<ConversionException>().Which;

        exception.Message.Should().Be("spec[a.b][1]: is not a finite number");
    }

    [Fact]
    public void WriteStruct_ValueWithoutKind_IsNull() => Json(new Value()).Should().Be("""{"n":null}""");

    [Fact]
    public void WriteStruct_EntryWithoutKeyOrValue_IsAnEmptyNameAndNull() =>
        new StructDocument(new byte[] { 0x0A, 0x00 }).ToJsonElement().GetRawText().Should().Be("""{"":null}""");

    [Fact]
    public void WriteStruct_EmptyAndFalseAndZero_AreKept()
    {
        const string Json = """{"map":{},"list":[],"text":"","no":false,"zero":0,"none":null}""";

        Requests.AssertJson(Json, GoogleStruct.Document(Json).ToJsonElement());
    }

    [Fact]
    public void WriteStruct_UnknownFieldsOnEveryLevel_AreIgnored()
    {
        var inner = GoogleStruct.Parse("""{"b":1}""").WithUnknownField();
        var value = Value.ForStruct(inner).WithUnknownField();
        var document = GoogleStruct.Document(new Struct { Fields = { ["a"] = value } }.WithUnknownField());

        document.ToJsonElement().GetRawText().Should().Be("""{"a":{"b":1}}""");
    }

    [Fact]
    public void WriteStruct_TwoKindsInOneValue_LastWins()
    {
        byte[] value = [0x20, 0x01, 0x1A, 0x01, (byte)'x'];

        Json(Value.Parser.ParseFrom(value)).Should().Be("""{"n":"x"}""");
        new StructDocument(Entry(value)).ToJsonElement().GetRawText().Should().Be("""{"k":"x"}""");
    }

    [Fact]
    public void WriteStruct_KeyTwice_LastIsRead()
    {
        byte[] twice = [.. GoogleStruct.Encode("""{"a":1}"""), .. GoogleStruct.Encode("""{"a":2}""")];
        var document = new StructDocument(twice);

        document.ToJsonElement().GetProperty("a").GetInt32().Should().Be(2);
        document.TryGet("a", TestJson.Default.Double, out var found).Should().BeTrue("the field is set");
        found.Should().Be(2);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(256)]
    public void WriteStruct_DeepStruct_IsWritten(int levels)
    {
        var json = GoogleStruct.Nested(levels);

        GoogleStruct.Document(json).ToJsonElement().GetRawText().Should().Be(json);
    }

    [Fact]
    public void WriteStruct_DeeperThan256Levels_SaysSo()
    {
        var document = GoogleStruct.Document(GoogleStruct.Nested(257));

        var exception = Invoking(() => document.ToJsonElement()).Should().ThrowExactly<ConversionException>().Which;

        exception.Message.Should().EndWith("is nested deeper than 256 levels");
    }

    [Fact]
    public void WriteStruct_InvalidUtf8_NamesThePathOfTheText()
    {
        byte[] value = [0x1A, 0x02, 0xC3, 0x28];

        var exception = Invoking(() => new StructDocument(Entry(value)).ToJsonElement())
            .Should().ThrowExactly<ConversionException>().Which;

        exception.Message.Should().Be("k: is not valid UTF-8");
    }

    [Theory]
    [InlineData("0A05")]
    [InlineData("0A")]
    [InlineData("0AFFFFFFFFFFFFFFFFFF7F")]
    [InlineData("80")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFF01")]
    [InlineData("00")]
    [InlineData("0B")]
    [InlineData("0C")]
    [InlineData("0E")]
    [InlineData("0F")]
    [InlineData("0901020304")]
    [InlineData("0D0102")]
    public void WriteStruct_MalformedBytes_AreRefused(string hex)
    {
        var document = new StructDocument(Convert.FromHexString(hex));

        Invoking(() => document.ToJsonElement()).Should().ThrowExactly<ConversionException>().WithMessage(
            "is not a valid protobuf Struct");
    }

    [Fact]
    public void WriteStruct_NumberOfEightBytes_IsLittleEndian()
    {
        var value = new byte[9];
        value[0] = 0x11;
        BinaryPrimitives.WriteDoubleLittleEndian(value.AsSpan(1), 2.5);

        new StructDocument(Entry(value)).ToJsonElement().GetRawText().Should().Be("""{"k":2.5}""");
    }

    [Fact]
    public void WriteStruct_TextThatJsonEscapes_ComesBack()
    {
        var text = string.Concat(Enumerable.Range(0, 0x30).Select(code => (char)code)) + "\"\\/<>&'\u007F\u2028ü😀";
        var document = GoogleStruct.Document(new Struct { Fields = { [text] = Value.ForString(text) } });

        var member = document.ToJsonElement().EnumerateObject().Should().ContainSingle().Which;

        member.Name.Should().Be(text);
        member.Value.GetString().Should().Be(text);
    }

    public static TheoryData<string, byte[]> Entries => new()
    {
        { "the value first", [0x12, 0x03, 0x1A, 0x01, (byte)'x', 0x0A, 0x01, (byte)'k'] },
        { "the key twice", [0x0A, 0x01, (byte)'a', 0x0A, 0x01, (byte)'k', 0x12, 0x03, 0x1A, 0x01, (byte)'x'] },
        { "the value twice", [0x0A, 0x01, (byte)'k', 0x12, 0x02, 0x20, 0x01, 0x12, 0x03, 0x1A, 0x01, (byte)'x'] },
        { "an unknown field between", [0x0A, 0x01, (byte)'k', 0x18, 0x05, 0x12, 0x03, 0x1A, 0x01, (byte)'x'] },
        { "an unknown field behind", [0x0A, 0x01, (byte)'k', 0x12, 0x03, 0x1A, 0x01, (byte)'x', 0x18, 0x05] },
        { "a key length of two bytes", [0x0A, 0x81, 0x00, (byte)'k', 0x12, 0x03, 0x1A, 0x01, (byte)'x'] },
        { "a value length of two bytes", [0x0A, 0x01, (byte)'k', 0x12, 0x83, 0x00, 0x1A, 0x01, (byte)'x'] },
        { "a value length of three bytes", [0x0A, 0x01, (byte)'k', 0x12, 0x83, 0x80, 0x00, 0x1A, 0x01, (byte)'x'] },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void WriteStruct_EntryInAnyForm_IsReadAsProtobufReadsIt(string form, byte[] entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        byte[] message = [0x0A, (byte)entry.Length, .. entry];

        Struct.Parser.ParseFrom(message).Fields["k"].StringValue.Should().Be("x", $"that is what protobuf reads with {form}");
        new StructDocument(message).ToJsonElement().GetRawText().Should().Be("""{"k":"x"}""");
        new StructDocument(message).GetString("k").Should().Be("x");
    }

    [Fact]
    public void WriteStruct_ValueLengthThatOnlyLooksRight_IsRefused()
    {
        // Read with two bytes of its length only, the value would end where the entry does.
        byte[] entry = [0x0A, 0x01, (byte)'k', 0x12, 0x83, 0x80, 0x01, .. new byte[128]];
        byte[] message = [0x0A, 0x87, 0x01, .. entry];

        Invoking(() => new StructDocument(message).ToJsonElement()).Should().ThrowExactly<ConversionException>();
    }

    [Fact]
    public void WriteStruct_ValuesOfEveryLength_AreReadAsProtobufWritesThem()
    {
        foreach (var length in Enumerable.Range(100, 60).Concat(Enumerable.Range(16_360, 40)).Append(2_097_160))
        {
            var text = new string('x', length);
            var document = GoogleStruct.Document(new Struct { Fields = { ["k"] = Value.ForString(text) } });

            document.GetString("k").Should().Be(text);
        }
    }

    private static string Json(Value value) =>
        GoogleStruct.Document(new Struct { Fields = { ["n"] = value } }).ToJsonElement().GetRawText();

    private static byte[] Entry(byte[] value) =>
        [0x0A, (byte)(5 + value.Length), 0x0A, 0x01, (byte)'k', 0x12, (byte)value.Length, .. value];
}
