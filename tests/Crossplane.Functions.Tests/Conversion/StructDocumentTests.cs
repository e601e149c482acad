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
        RoundTrip(new WidgetSpec { Size = size }).Size.Should().Be(size);

    [Theory]
    [InlineData(9007199254740993)]
    [InlineData(-9007199254740993)]
    [InlineData(long.MaxValue)]
    public void From_LongThatADoubleCannotHold_NamesItsPath(long size) =>
        Refused(new WidgetSpec { Inner = new WidgetSpec { Size = size } }).Path.Should().Be("spec.inner.size");

    [Theory]
    [InlineData(9223372036854775808)]
    [InlineData(18446744073709549568)]
    public void From_UlongThatADoubleHolds_ComesBack(ulong huge) =>
        RoundTrip(new WidgetSpec { Huge = huge }).Huge.Should().Be(huge);

    [Fact]
    public void From_UlongThatADoubleCannotHold_NamesItsPath() =>
        Refused(new WidgetSpec { Huge = ulong.MaxValue }).Path.Should().Be("spec.huge");

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void From_DoubleThatIsNotFinite_NamesItsPath(double ratio)
    {
        Refused(new WidgetSpec { Ratio = ratio }).Path.Should().Be("spec.ratio");
        Refused(new WidgetSpec { Share = (float)ratio }).Path.Should().Be("spec.share");
    }

    [Fact]
    public void From_DoubleThatIsNotFiniteUnderAName_NamesItInTheGrammarOfPaths()
    {
        var exception = Refused(new WidgetSpec { Ratios = new Dictionary<string, double> { ["example.org/it's"] = double.NaN } });

        exception.Path.Should().Be("spec.ratios[example.org/it's]");
    }

    [Fact]
    public void From_NegativeZero_IsZero() =>
        BitConverter.DoubleToInt64Bits(RoundTrip(new WidgetSpec { Ratio = -0d }).Ratio!.Value).Should().Be(0);

    [Fact]
    public void From_LoneSurrogate_BecomesTheReplacementCharacter() =>
        RoundTrip(new WidgetSpec { Text = "a\uD800b" }).Text.Should().Be("a\uFFFDb");

    [Fact]
    public void From_MoreThan256Levels_IsRefused()
    {
        var spec = new WidgetSpec();
        for (var level = 0; level < 300; level++)
        {
            spec = new WidgetSpec { Inner = spec };
        }

        Refused(spec).Message.Should().Contain("256");
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

        levels.Should().Be(200);
    }

    [Fact]
    public void As_UnknownFields_AreIgnored() =>
        (GoogleStruct.Document("""{"novel":[1],"spec":{"text":"x","novel":{}}}""").As(TestJson.Default.Widget).Spec?.Text)
            .Should().Be("x");

    [Fact]
    public void As_NullsAndAbsentMembers_AreNull()
    {
        var spec = GoogleStruct.Document("""{"spec":{"text":null,"replicas":null,"names":null,"labels":{"a":null}}}""")
            .As(TestJson.Default.Widget).Spec;

        spec.Should().Be(new WidgetSpec { Labels = spec!.Labels });
        spec.Labels!["a"].Should().BeNull();
    }

    [Fact]
    public void As_RequiredMembersAbsent_IsRead()
    {
        var read = GoogleStruct.Document("""{"name":"a"}""").As(TestJson.Default.Demanding);

        read.Name.Should().Be("a");
        read.Count.Should().Be(0);
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

        var exception = Invoking(() => document.As(TestJson.Default.Widget)).Should().ThrowExactly<ConversionException>().Which;

        exception.Message.Should().Be($"{path}: has another type than the field allows");
    }

    [Fact]
    public void TryAs_ValueOfAnotherType_SaysWhy()
    {
        GoogleStruct.Document("""{"spec":[]}""").TryAs(TestJson.Default.Widget, out var value, out var problem)
            .Should().BeFalse("a list is no spec");

        value.Should().BeNull();
        problem.Should().StartWith("spec: ");
    }

    [Fact]
    public void TryAs_ValidDocument_GivesTheValue()
    {
        GoogleStruct.Document("""{"kind":"Widget"}""").TryAs(TestJson.Default.Widget, out var value, out var problem)
            .Should().BeTrue("the document is a widget");

        value!.Kind.Should().Be("Widget");
        problem.Should().BeNull();
    }

    [Fact]
    public void GetObject_Object_IsADocumentOfItsOwn()
    {
        var document = GoogleStruct.Document("""{"spec":{"inner":{"a":1,"b":[null]}}}""");

        GoogleStruct.Decode(document.GetObject("spec.inner")!).Should().Be(GoogleStruct.Parse("""{"a":1,"b":[null]}"""));
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
        (GoogleStruct.Document(json).GetObject("spec.inner") is not null).Should().Be(isThere);

    [Theory]
    [InlineData("""{"kind":"a","spec":{"old":1},"z":true}""", """{"kind":"a","spec":{"new":2},"z":true}""")]
    [InlineData("""{"spec":"text"}""", """{"spec":{"new":2}}""")]
    [InlineData("""{"kind":"a"}""", """{"kind":"a","spec":{"new":2}}""")]
    [InlineData("{}", """{"spec":{"new":2}}""")]
    public void With_Field_IsReplacedOrAdded(string json, string expected)
    {
        var changed = GoogleStruct.Document(json).With("spec", GoogleStruct.Document("""{"new":2}"""));

        GoogleStruct.Decode(changed).Should().Be(GoogleStruct.Parse(expected));
    }

    [Fact]
    public void With_Field_LeavesTheDocumentItself()
    {
        var document = GoogleStruct.Document("""{"spec":{"old":1}}""");

        document.With("spec", GoogleStruct.Document("{}"));

        GoogleStruct.Decode(document).Should().Be(GoogleStruct.Parse("""{"spec":{"old":1}}"""));
    }

    [Fact]
    public void Raw_OfUntouchedDocument_IsWhatCame()
    {
        byte[] raw = [0xFF, 0x00];

        new StructDocument(raw).Raw.ToArray().Should().Equal(raw);
    }

    private static void AssertEncoded(string expectedSpec, WidgetSpec spec) =>
        GoogleStruct.Decode(StructDocument.From(new Widget { Spec = spec }, TestJson.Default.Widget)).Should().Be(
            new Struct { Fields = { ["spec"] = Value.ForStruct(GoogleStruct.Parse(expectedSpec)) } });

    private static WidgetSpec RoundTrip(WidgetSpec spec) =>
        StructDocument.From(new Widget { Spec = spec }, TestJson.Default.Widget).As(TestJson.Default.Widget).Spec!;

    private static ConversionException Refused(WidgetSpec spec) =>
        Invoking(() => StructDocument.From(new Widget { Spec = spec }, TestJson.Default.Widget))
            .Should().ThrowExactly<ConversionException>().Which;
}
