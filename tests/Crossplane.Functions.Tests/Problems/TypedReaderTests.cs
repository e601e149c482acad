using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Problems;

public class TypedReaderTests
{
    [Theory]
    [InlineData("""{"text":3}""", """spec.text must be a string, but is the number 3""")]
    [InlineData("""{"text":false}""", """spec.text must be a string, but is false""")]
    [InlineData("""{"enabled":"true"}""", """spec.enabled must be true or false, but is the string "true" """)]
    [InlineData("""{"replicas":"3"}""", """spec.replicas must be a whole number (32 bits), but is the string "3" """)]
    [InlineData("""{"replicas":1.5}""", """spec.replicas must be a whole number (32 bits), but is the number 1.5""")]
    [InlineData("""{"replicas":3000000000}""", """spec.replicas must be a whole number (32 bits), but is the number 3000000000""")]
    [InlineData("""{"size":true}""", """spec.size must be a whole number, but is true""")]
    [InlineData("""{"ratio":{}}""", """spec.ratio must be a number, but is an object""")]
    [InlineData("""{"at":"tomorrow"}""", """spec.at must be a value of the documented type, but is the string "tomorrow" """)]
    [InlineData("""{"names":"a"}""", """spec.names must be a list, but is the string "a" """)]
    [InlineData("""{"names":["a",1]}""", """spec.names[1] must be a string, but is the number 1""")]
    [InlineData("""{"ports":[80,"x"]}""", """spec.ports[1] must be a whole number (32 bits), but is the string "x" """)]
    [InlineData("""{"ports":[80,null]}""", """spec.ports[1] must be a whole number (32 bits), but is null""")]
    [InlineData("""{"labels":[]}""", """spec.labels must be an object, but is a list""")]
    [InlineData("""{"labels":{"example.org/a":1}}""", """spec.labels[example.org/a] must be a string, but is the number 1""")]
    [InlineData("""{"limits":{"cpu":"x"}}""", """spec.limits.cpu must be a whole number (32 bits), but is the string "x" """)]
    [InlineData("""{"inner":{"parts":[{},{"variants":{"a":7}}]}}""", """spec.inner.parts[1].variants.a must be an object, but is the number 7""")]
    public void Read_ValueOfAWrongType_NamesPathAllowedAndFound(string spec, string expected)
    {
        var problems = new ProblemSet();

        Read(spec, problems);

        Assert.Equal(expected.TrimEnd(), Assert.Single(problems).ToString());
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

        Assert.Equal(
            ["spec.labels.a", "spec.limits.a", "spec.names[1]", "spec.parts[1]", "spec.parts[2].text", "spec.ports[0]", "spec.replicas", "spec.text"],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.True(spec.Enabled);
        Assert.Null(spec.Text);
        Assert.Null(spec.Replicas);
        Assert.Equal(["a", null, "c"], spec.Names!);
        Assert.Equal([443], spec.Ports!);
        Assert.Equal("y", Assert.Single(spec.Labels!).Value);
        Assert.Equal(2, Assert.Single(spec.Limits!).Value);
        Assert.Equal("kept", spec.Parts![0]!.Text);
        Assert.Null(spec.Parts[1]);
        Assert.Equal(7, spec.Parts[2]!.Replicas);
    }

    [Fact]
    public void Read_RightTypes_HasNoProblem()
    {
        var problems = new ProblemSet();

        var spec = Read("""{"text":"a","replicas":3,"ratio":1,"novel":{"x":[1]},"at":"2024-01-01T00:00:00Z","ports":[1]}""", problems);

        Assert.Empty(problems);
        Assert.Equal("a", spec.Text);
        Assert.Equal(3, spec.Replicas);
        Assert.Equal([1], spec.Ports!);
    }

    [Fact]
    public void Read_Null_IsAbsent()
    {
        var problems = new ProblemSet();

        var spec = Read("""{"text":null,"replicas":null,"names":null,"labels":{"a":null},"limits":{"a":null,"b":1},"inner":null,"at":null}""", problems);

        Assert.Empty(problems);
        Assert.Equal(new WidgetSpec { Labels = spec.Labels, Limits = spec.Limits }, spec);
        Assert.Equal("b", Assert.Single(spec.Limits!).Key);
    }

    [Fact]
    public void Read_NullForAMemberThatCannotBeNull_IsAbsent()
    {
        var problems = new ProblemSet();

        var read = TypedReader.Read(GoogleStruct.Document("""{"name":"a","count":null}"""), TestJson.Default.Demanding, problems);

        Assert.Empty(problems);
        Assert.Equal(new Demanding { Name = "a", Count = 0 }, read);
    }

    [Fact]
    public void Read_ProblemsOfAnEarlierObject_DoNotTouchThisOne()
    {
        var problems = new ProblemSet();
        problems.Add("spec.text", "must be set");
        problems.Add("spec.replicas", "must be set");

        var spec = Read("""{"text":"a","replicas":"x"}""", problems);

        Assert.Equal("a", spec.Text);
        Assert.Null(spec.Replicas);
        Assert.Equal(2, problems.Count);
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

        TypedReader.Read(GoogleStruct.Document($$"""{"spec":{{spec}} }"""), TestJson.Default.Widget, problems, refuseUnknown: true);

        var problem = Assert.Single(problems);
        Assert.Equal(path, problem.Path);
        Assert.StartsWith($"{path} is not a field; allowed are at, ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownField_IsIgnoredWhereItIsNotAskedFor()
    {
        var problems = new ProblemSet();

        var spec = Read("""{"txt":"a","text":"b"}""", problems);

        Assert.Empty(problems);
        Assert.Equal("b", spec.Text);
    }

    [Fact]
    public void Read_KeyOfAMap_IsNoUnknownField()
    {
        var problems = new ProblemSet();

        TypedReader.Read(GoogleStruct.Document("""{"spec":{"labels":{"anything":"a"}}}"""), TestJson.Default.Widget, problems, refuseUnknown: true);

        Assert.Empty(problems);
    }

    [Fact]
    public void Read_NoValidStruct_Throws()
    {
        var document = GoogleStruct.Document(new Struct { Fields = { ["n"] = Value.ForNumber(double.NaN) } });

        Assert.Throws<ConversionException>(() => TypedReader.Read(document, TestJson.Default.Widget, new ProblemSet()));
    }

    private static WidgetSpec Read(string spec, ProblemSet problems) =>
        TypedReader.Read(GoogleStruct.Document($$"""{"spec":{{spec}} }"""), TestJson.Default.Widget, problems).Spec!;
}
