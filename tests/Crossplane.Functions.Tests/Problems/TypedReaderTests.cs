using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Problems;

public class TypedReaderTests
{
    [Theory]
    [InlineData("""{"text":3}""", """spec.text must be a string, but is a number""")]
    [InlineData("""{"text":false}""", """spec.text must be a string, but is false""")]
    [InlineData("""{"enabled":"true"}""", """spec.enabled must be true or false, but is the string "true" """)]
    [InlineData("""{"replicas":"3"}""", """spec.replicas must be a whole number (32 bits), but is the string "3" """)]
    [InlineData("""{"replicas":1.5}""", """spec.replicas must be a whole number (32 bits), but is the number 1.5""")]
    [InlineData("""{"replicas":3000000000}""",
        """spec.replicas must be a whole number (32 bits), but is the number 3000000000""")]
    [InlineData("""{"size":true}""", """spec.size must be a whole number, but is true""")]
    [InlineData("""{"ratio":{}}""", """spec.ratio must be a number, but is an object""")]
    [InlineData("""{"at":"tomorrow"}""", """spec.at must be a value of the documented type, but is a string""")]
    [InlineData("""{"names":"a"}""", """spec.names must be a list, but is a string""")]
    [InlineData("""{"names":["a",1]}""", """spec.names[1] must be a string, but is a number""")]
    [InlineData("""{"ports":[80,"x"]}""", """spec.ports[1] must be a whole number (32 bits), but is the string "x" """)]
    [InlineData("""{"ports":[80,null]}""", """spec.ports[1] must be a whole number (32 bits), but is null""")]
    [InlineData("""{"labels":[]}""", """spec.labels must be an object, but is a list""")]
    [InlineData("""{"labels":{"example.org/a":1}}""", """spec.labels[example.org/a] must be a string, but is a number""")]
    [InlineData("""{"limits":{"cpu":"x"}}""", """spec.limits.cpu must be a whole number (32 bits), but is the string "x" """)]
    [InlineData("""{"inner":{"parts":[{},{"variants":{"a":7}}]}}""",
        """spec.inner.parts[1].variants.a must be an object, but is a number""")]
    public void Read_ValueOfAWrongType_NamesPathAllowedAndFound(string spec, string expected)
    {
        var problems = new ProblemSet();

        Read(spec, problems);

        problems.Should().ContainSingle().Which.ToString().Should().Be(expected.TrimEnd());
    }

    [Fact]
    public void Read_SeveralWrongTypes_NamesAllAndReadsTheRest()
    {
        var problems = new ProblemSet();

        var spec = Read(
            """
            {"text":1,"enabled":true,"replicas":"x","names":["a",2,"c"],"ports":["x",443],"labels":{"a":1,"b":"y"},
             "limits":{"a":"x","b":2},"parts":[{"text":"kept"},5,{"text":6,"replicas":7}]}
            """,
            problems);

        problems.Select(problem => problem.Path).Order(StringComparer.Ordinal).Should().Equal(
            "spec.labels.a", "spec.limits.a", "spec.names[1]", "spec.parts[1]", "spec.parts[2].text", "spec.ports[0]",
            "spec.replicas", "spec.text");
        spec.Enabled.Should().BeTrue("a field beside the problems is read");
        spec.Text.Should().BeNull();
        spec.Replicas.Should().BeNull();
        spec.Names!.Should().Equal(["a", null, "c"]);
        spec.Ports!.Should().Equal(443);
        spec.Labels!.Should().ContainSingle().Which.Value.Should().Be("y");
        spec.Limits!.Should().ContainSingle().Which.Value.Should().Be(2);
        spec.Parts![0]!.Text.Should().Be("kept");
        spec.Parts[1].Should().BeNull();
        spec.Parts[2]!.Replicas.Should().Be(7);
    }

    [Fact]
    public void Read_RightTypes_HasNoProblem()
    {
        var problems = new ProblemSet();

        var spec = Read(
            """{"text":"a","replicas":3,"ratio":1,"novel":{"x":[1]},"at":"2024-01-01T00:00:00Z","ports":[1]}""", problems);

        problems.Should().BeEmpty();
        spec.Text.Should().Be("a");
        spec.Replicas.Should().Be(3);
        spec.Ports!.Should().Equal(1);
    }

    [Fact]
    public void Read_Null_IsAbsent()
    {
        var problems = new ProblemSet();

        var spec = Read(
            """{"text":null,"replicas":null,"names":null,"labels":{"a":null},"limits":{"a":null,"b":1},"inner":null,"at":null}""",
            problems);

        problems.Should().BeEmpty();
        spec.Should().Be(new WidgetSpec { Labels = spec.Labels, Limits = spec.Limits });
        spec.Limits!.Should().ContainSingle().Which.Key.Should().Be("b");
    }

    [Fact]
    public void Read_NullForAMemberThatCannotBeNull_IsAbsent()
    {
        var problems = new ProblemSet();

        var read = TypedReader.Read(GoogleStruct.Document("""{"name":"a","count":null}"""), TestJson.Default.Demanding, problems);

        problems.Should().BeEmpty();
        read.Should().Be(new Demanding { Name = "a", Count = 0 });
    }

    [Fact]
    public void Read_ProblemsOfAnEarlierObject_DoNotTouchThisOne()
    {
        var problems = new ProblemSet();
        problems.Add("spec.text", "must be set");
        problems.Add("spec.replicas", "must be set");

        var spec = Read("""{"text":"a","replicas":"x"}""", problems);

        spec.Text.Should().Be("a");
        spec.Replicas.Should().BeNull();
        problems.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("""{"txt":"a"}""", "spec.txt")]
    [InlineData("""{"Text":"a"}""", "spec.Text")]
    [InlineData("""{"txt":null}""", "spec.txt")]
    [InlineData("""{"inner":{"a.b":1}}""", "spec.inner[a.b]")]
    [InlineData("""{"parts":[{},{"txt":1}]}""", "spec.parts[1].txt")]
    public void Read_UnknownField_IsRefusedWhereItIsAskedFor(string spec, string path)
    {
        var problems = new ProblemSet();

        TypedReader.Read(
            GoogleStruct.Document($$"""{"spec":{{spec}} }"""), TestJson.Default.Widget, problems, new TypedReaderOptions { RefuseUnknown = true });

        var problem = problems.Should().ContainSingle().Which;
        problem.Path.Should().Be(path);
        problem.ToString().Should().StartWith($"{path} is not a field; allowed are at, ");
    }

    [Fact]
    public void Read_UnknownField_IsIgnoredWhereItIsNotAskedFor()
    {
        var problems = new ProblemSet();

        var spec = Read("""{"txt":"a","text":"b"}""", problems);

        problems.Should().BeEmpty();
        spec.Text.Should().Be("b");
    }

    [Fact]
    public void Read_FieldsThatOthersRead_AreKnownAtTheRootOnly()
    {
        var problems = new ProblemSet();
        var options = new TypedReaderOptions
        {
            RefuseUnknown = true,
            Path = "settings",
            KnownFields = ["extra"],
            OtherFields = ["section"],
        };

        TypedReader.Read(
            GoogleStruct.Document("""{"spec":{"extra":1,"txt":1},"extra":1,"section":{"any":1}}"""),
            TestJson.Default.Widget,
            problems,
            options);

        problems.Select(problem => problem.Path).Should().BeEquivalentTo("settings.spec.extra", "settings.spec.txt");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_OtherFieldThatIsNoObject_IsAProblem(bool refuseUnknown)
    {
        var problems = new ProblemSet();

        TypedReader.Read(
            GoogleStruct.Document("""{"spec":{},"section":"a","absent":null}"""),
            TestJson.Default.Widget,
            problems,
            new TypedReaderOptions { RefuseUnknown = refuseUnknown, OtherFields = ["section", "absent"] });

        problems.Should().ContainSingle().Which.ToString().Should().Be("section must be an object, but is a string");
    }

    [Fact]
    public void Read_KeyOfAMap_IsNoUnknownField()
    {
        var problems = new ProblemSet();

        TypedReader.Read(
            GoogleStruct.Document("""{"spec":{"labels":{"anything":"a"}}}"""),
            TestJson.Default.Widget,
            problems,
            new TypedReaderOptions { RefuseUnknown = true });

        problems.Should().BeEmpty();
    }

    [Fact]
    public void Read_NoValidStruct_Throws()
    {
        var document = GoogleStruct.Document(new Struct { Fields = { ["n"] = Value.ForNumber(double.NaN) } });

        Invoking(() => TypedReader.Read(document, TestJson.Default.Widget, new ProblemSet()))
            .Should().ThrowExactly<ConversionException>();
    }

    private static WidgetSpec Read(string spec, ProblemSet problems) =>
        TypedReader.Read(GoogleStruct.Document($$"""{"spec":{{spec}} }"""), TestJson.Default.Widget, problems).Spec!;
}
