using Crossplane.Functions.Conversion;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Conversion;

public class StructDocumentTests
{
    [Fact]
    public void From_UnsetMembersAndNullMapValues_AreLeftOut() =>
        AssertEncoded(
            """{"names":["a",null],"parts":[null,{}],"labels":{"b":"c"}}""",
            new WidgetSpec
            {
                Names = ["a", null],
                Parts = [null, new WidgetSpec()],
                Labels = new Dictionary<string, string?> { ["a"] = null, ["b"] = "c" },
            });

    [Fact]
    public void From_EmptyAndFalseAndZero_AreKept() =>
        AssertEncoded(
            """{"text":"","enabled":false,"replicas":0,"ratio":0,"names":[],"labels":{},"inner":{}}""",
            new WidgetSpec
            {
                Text = "",
                Enabled = false,
                Replicas = 0,
                Ratio = 0,
                Names = [],
                Labels = new Dictionary<string, string?>(),
                Inner = new WidgetSpec(),
            });

    [Theory]
    [InlineData(0)]
    [InlineData(9007199254740992)]
    [InlineData(-9007199254740992)]
    [InlineData(100000000000000000)]
    [InlineData(1152921504606846976)]
    [InlineData(long.MinValue)]
    public void From_LongThatADoubleHolds_ComesBack(long size) =>
        Assert.Equal(size, RoundTrip(new WidgetSpec { Size = size }).Size);

    [Theory]
    [InlineData(9007199254740993)]
    [InlineData(-9007199254740993)]
    [InlineData(long.MaxValue)]
    public void From_LongThatADoubleCannotHold_NamesItsPath(long size) =>
        Assert.Equal("spec.inner.size", Refused(new WidgetSpec { Inner = new WidgetSpec { Size = size } }).Path);

    [Theory]
    [InlineData(9223372036854775808)]
    [InlineData(18446744073709549568)]
    public void From_UlongThatADoubleHolds_ComesBack(ulong huge) =>
        Assert.Equal(huge, RoundTrip(new WidgetSpec { Huge = huge }).Huge);

    [Fact]
    public void From_UlongThatADoubleCannotHold_NamesItsPath() =>
        Assert.Equal("spec.huge", Refused(new WidgetSpec { Huge = ulong.MaxValue }).Path);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void From_DoubleThatIsNotFinite_NamesItsPath(double ratio)
    {
        Assert.Equal("spec.ratio", Refused(new WidgetSpec { Ratio = ratio }).Path);
        Assert.Equal("spec.share", Refused(new WidgetSpec { Share = (float)ratio }).Path);
    }

    [Fact]
    public void From_DoubleThatIsNotFiniteUnderAName_NamesItInTheGrammarOfPaths()
    {
        var exception = Refused(new WidgetSpec { Ratios = new Dictionary<string, double> { ["example.org/it's"] = double.NaN } });

        Assert.Equal("spec.ratios[example.org/it's]", exception.Path);
    }

    [Fact]
    public void From_NegativeZero_IsZero() =>
        Assert.Equal(0, BitConverter.DoubleToInt64Bits(RoundTrip(new WidgetSpec { Ratio = -0d }).Ratio!.Value));

    [Fact]
    public void From_LoneSurrogate_BecomesTheReplacementCharacter() =>
        Assert.Equal("a\uFFFDb", RoundTrip(new WidgetSpec { Text = "a\uD800b" }).Text);

    [Fact]
    public void From_MoreThan256Levels_IsRefused()
    {
        var spec = new WidgetSpec();
        for (var level = 0; level < 300; level++)
        {
            spec = new WidgetSpec { Inner = spec };
        }

        Assert.Contains("256", Refused(spec).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_200Levels_IsRead()
    {
        var deepest = GoogleStruct.Document("""{"spec":""" + GoogleStruct.Nested(199) + "}").As(TestJson.Default.Widget).Spec;
        var levels = 1;
        for (; deepest is not null; deepest = deepest.Inner)
        {
            levels++;
        }

        Assert.Equal(200, levels);
    }

    [Fact]
    public void As_UnknownFields_AreIgnored() =>
        Assert.Equal("x", GoogleStruct.Document("""{"novel":[1],"spec":{"text":"x","novel":{}}}""").As(TestJson.Default.Widget).Spec?.Text);

    [Fact]
    public void As_NullsAndAbsentMembers_AreNull()
    {
        var spec = GoogleStruct.Document("""{"spec":{"text":null,"replicas":null,"names":null,"labels":{"a":null}}}""").As(TestJson.Default.Widget).Spec;

        Assert.Equal(new WidgetSpec { Labels = spec!.Labels }, spec);
        Assert.Null(spec.Labels!["a"]);
    }

    [Fact]
    public void As_RequiredMembersAbsent_IsRead()
    {
        var read = GoogleStruct.Document("""{"name":"a"}""").As(TestJson.Default.Demanding);

        Assert.Equal("a", read.Name);
        Assert.Equal(0, read.Count);
    }

    [Theory]
    [InlineData("""{"spec":{"replicas":1.5}}""", "spec.replicas")]
    [InlineData("""{"spec":{"replicas":3000000000}}""", "spec.replicas")]
    [InlineData("""{"spec":{"names":["a",2]}}""", "spec.names[1]")]
    [InlineData("""{"spec":{"labels":{"example.org/it's":2}}}""", "spec.labels[example.org/it's]")]
    [InlineData("""{"spec":{"at":"tomorrow"}}""", "spec.at")]
    [InlineData("""{"spec":{"variants":{"a":{"limits":{"b.c":"x"}}}}}""", "spec.variants.a.limits[b.c]")]
    public void As_ValueOfAnotherType_NamesItsPathAndNotTheValue(string json, string path)
    {
        var document = GoogleStruct.Document(json);

        var exception = Assert.Throws<ConversionException>(() => document.As(TestJson.Default.Widget));

        Assert.Equal($"{path}: has another type than the field allows", exception.Message);
    }

    [Fact]
    public void TryAs_ValueOfAnotherType_SaysWhy()
    {
        Assert.False(GoogleStruct.Document("""{"spec":[]}""").TryAs(TestJson.Default.Widget, out var value, out var problem));

        Assert.Null(value);
        Assert.StartsWith("spec: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryAs_ValidDocument_GivesTheValue()
    {
        Assert.True(GoogleStruct.Document("""{"kind":"Widget"}""").TryAs(TestJson.Default.Widget, out var value, out var problem));

        Assert.Equal("Widget", value.Kind);
        Assert.Null(problem);
    }

    [Fact]
    public void GetObject_Object_IsADocumentOfItsOwn()
    {
        var document = GoogleStruct.Document("""{"spec":{"inner":{"a":1,"b":[null]}}}""");

        Assert.Equal(GoogleStruct.Parse("""{"a":1,"b":[null]}"""), GoogleStruct.Decode(document.GetObject("spec.inner")!));
    }

    [Theory]
    [InlineData("""{"spec":{"inner":{}}}""", true)]
    [InlineData("""{"spec":{"inner":[]}}""", false)]
    [InlineData("""{"spec":{"inner":"a"}}""", false)]
    [InlineData("""{"spec":{"inner":null}}""", false)]
    [InlineData("""{"spec":{}}""", false)]
    [InlineData("""{"spec":3}""", false)]
    [InlineData("{}", false)]
    public void GetObject_AnythingElse_IsNull(string json, bool isThere) =>
        Assert.Equal(isThere, GoogleStruct.Document(json).GetObject("spec.inner") is not null);

    [Theory]
    [InlineData("""{"kind":"a","spec":{"old":1},"z":true}""", """{"kind":"a","spec":{"new":2},"z":true}""")]
    [InlineData("""{"spec":"text"}""", """{"spec":{"new":2}}""")]
    [InlineData("""{"kind":"a"}""", """{"kind":"a","spec":{"new":2}}""")]
    [InlineData("{}", """{"spec":{"new":2}}""")]
    public void With_Field_IsReplacedOrAdded(string json, string expected)
    {
        var changed = GoogleStruct.Document(json).With("spec", GoogleStruct.Document("""{"new":2}"""));

        Assert.Equal(GoogleStruct.Parse(expected), GoogleStruct.Decode(changed));
    }

    [Fact]
    public void With_Field_LeavesTheDocumentItself()
    {
        var document = GoogleStruct.Document("""{"spec":{"old":1}}""");

        document.With("spec", GoogleStruct.Document("{}"));

        Assert.Equal(GoogleStruct.Parse("""{"spec":{"old":1}}"""), GoogleStruct.Decode(document));
    }

    [Fact]
    public void Raw_OfUntouchedDocument_IsWhatCame()
    {
        byte[] raw = [0xFF, 0x00];

        Assert.Equal(raw, new StructDocument(raw).Raw.ToArray());
    }

    private static void AssertEncoded(string expectedSpec, WidgetSpec spec) =>
        Assert.Equal(
            new Struct { Fields = { ["spec"] = Value.ForStruct(GoogleStruct.Parse(expectedSpec)) } },
            GoogleStruct.Decode(StructDocument.From(new Widget { Spec = spec }, TestJson.Default.Widget)));

    private static WidgetSpec RoundTrip(WidgetSpec spec) =>
        StructDocument.From(new Widget { Spec = spec }, TestJson.Default.Widget).As(TestJson.Default.Widget).Spec!;

    private static ConversionException Refused(WidgetSpec spec) =>
        Assert.Throws<ConversionException>(() => StructDocument.From(new Widget { Spec = spec }, TestJson.Default.Widget));
}
