using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public class PipelineContextTests
{
    private const string Received = """{"example.org/region":"eu","example.org/none":null,"other":{"a":[1]}}""";

    [Fact]
    public void TryGet_ReceivedValue_IsRead()
    {
        var context = new PipelineContext(GoogleStruct.Encode(Received));

        context.TryGet("example.org/region", TestJson.Default.String, out var region).Should().BeTrue("the context has the key");
        region.Should().Be("eu");
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("example.org/none")]
    public void TryGet_AbsentOrNull_IsFalse(string key) =>
        new PipelineContext(GoogleStruct.Encode(Received)).TryGet(key, TestJson.Default.String, out _).Should().BeFalse(
            $"the context has no \"{key}\"");

    [Fact]
    public void TryGet_NoContext_IsFalse() =>
        new PipelineContext(null).TryGet("a", TestJson.Default.String, out _).Should().BeFalse("an absent context has no keys");

    [Fact]
    public void TryGet_ValueOfAnotherType_NamesTheKey()
    {
        var exception = Invoking(
            () => new PipelineContext(GoogleStruct.Encode(Received)).TryGet("example.org/region", TestJson.Default.Int32, out _))
                .Should().ThrowExactly<ConversionException>().Which;

        exception.Path.Should().Be("[example.org/region]");
    }

    [Fact]
    public void TryGet_AfterSetAndRemove_SeesTheChanges()
    {
        var context = new PipelineContext(GoogleStruct.Encode(Received));

        context.Set("example.org/region", "us", TestJson.Default.String);
        context.Remove("other");

        context.TryGet("example.org/region", TestJson.Default.String, out var region).Should().BeTrue("the context has the key");
        region.Should().Be("us");
        context.TryGet("other", TestJson.Default.JsonElement, out _).Should().BeFalse("the key was removed");
    }

    [Fact]
    public void Set_NewAndKnownKeys_KeepsTheOthers()
    {
        var response = Answer(context =>
        {
            context.Context.Set(
                "example.org/region",
                new WidgetSpec { Text = "x", Labels = new Dictionary<string, string?> { ["a"] = null } },
                TestJson.Default.WidgetSpec);
            context.Context.Set("new", 3d, TestJson.Default.Double);
            context.Context.Remove("example.org/none");
        });

        Requests.AssertStruct("""{"example.org/region":{"text":"x","labels":{}},"other":{"a":[1]},"new":3}""", response.Context);
    }

    [Fact]
    public void Set_NumberThatIsNotExact_NamesThePath()
    {
        var context = new PipelineContext(null);

        var exception = Invoking(
            () => context.Set("k", new WidgetSpec { Size = long.MaxValue }, TestJson.Default.WidgetSpec))
                .Should().ThrowExactly<ConversionException>().Which;

        exception.Path.Should().Be("k.size");
    }

    [Fact]
    public void Set_NullAndScalars_AreValuesOfTheirOwn()
    {
        var response = new Wire.RunFunctionRequest().Answer(context =>
        {
            context.Context.Set("none", null, TestJson.Default.String);
            context.Context.Set("text", "größe", TestJson.Default.String);
            context.Context.Set("number", 3, TestJson.Default.Int32);
        });

        Requests.AssertJson(
            """{"none":null,"number":3,"text":"größe"}""",
            new StructDocument(response.Context.Memory).ToJsonElement());
    }

    [Fact]
    public void Remove_LastKey_LeavesAnEmptyContext()
    {
        var response = new Wire.RunFunctionRequest { Context = GoogleStruct.Encode("""{"a":1}""") }
            .Answer(context => context.Context.Remove("a"));

        response.HasContext.Should().BeTrue("a context without keys is a context still");
        response.Context.Should().Equal(ByteString.Empty);
    }

    [Fact]
    public void Remove_FromAnAbsentContext_LeavesItAbsent() =>
        new Wire.RunFunctionRequest().Answer(context => context.Context.Remove("a")).HasContext.Should().BeFalse(
            "removing from an absent context must not create it");

    [Fact]
    public void Set_SeveralKeys_WritesThemInOneOrder()
    {
        var one = Answer(context =>
        {
            context.Context.Set("a", "1", TestJson.Default.String);
            context.Context.Set("b", "2", TestJson.Default.String);
        });
        var other = Answer(context =>
        {
            context.Context.Set("b", "2", TestJson.Default.String);
            context.Context.Set("a", "1", TestJson.Default.String);
        });

        other.Context.Should().Equal(one.Context);
    }

    private static Wire.RunFunctionResponse Answer(Action<FunctionContext> run) =>
        new Wire.RunFunctionRequest { Context = GoogleStruct.Encode(Received) }.Answer(run);
}
