using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

/// <summary>What a function does not touch goes on byte for byte, with the fields of a newer protocol.</summary>
public class PassThroughTests
{
    [Fact]
    public void Run_AHundredForeignResources_ComeBackByteForByte()
    {
        var request = LargeRequest();
        var bytes = request.ToByteArray();
        bytes.Length.Should().BeInRange(900_000, 1_500_000);

        var response = Wire.RunFunctionResponse.Parser.ParseFrom(Requests.Answer(bytes, context =>
        {
            context.Observed.Resources.Should().HaveCount(100);
            context.Desired.GetOrAdd("own").Set(StructDocument.FromJson("{}"u8));
        }));

        response.Desired.Resources.Should().HaveCount(101);
        foreach (var (name, sent) in request.Desired.Resources)
        {
            response.Desired.Resources[name].ToByteArray().Should().Equal(sent.ToByteArray());
            response.Desired.Resources[name].Resource_.Should().Equal(sent.Resource_);
        }

        response.Desired.Composite.ToByteArray().Should().Equal(request.Desired.Composite.ToByteArray());
        Requests.UnknownFieldsOf(response.Desired).Should().Equal(Requests.UnknownFieldsOf(request.Desired));
        response.Context.Should().Equal(request.Context);
    }

    [Fact]
    public void Run_ReadAndOtherwiseUntouchedResource_ComesBackByteForByte()
    {
        var sent = Foreign(1);
        sent.Resource_ = ByteString.CopyFrom([.. sent.Resource_, .. new byte[] { 0xF8, 0x07, 0x01 }]);

        var response = Requests.WithDesired("r", sent).Answer(context =>
        {
            var resource = context.Desired.GetOrAdd("r");
            resource.Kind.Should().Be("ConfigMap");
            resource.As(TestJson.Default.JsonElement).GetProperty("metadata").GetProperty("name").GetString()
                .Should().Be("name-1");
            resource.ConnectionDetails["password"].ToArray().Should().Equal("secret"u8.ToArray());
            resource.TryGet("absent", TestJson.Default.String, out _).Should().BeFalse("the resource has no such field");
        });

        response.Desired.Resources["r"].ToByteArray().Should().Equal(sent.ToByteArray());
    }

    [Fact]
    public void Run_PatchedResource_KeepsEverythingElse()
    {
        var response = Requests.WithDesired("r", Foreign(1)).Answer(
            context => context.Desired.GetOrAdd("r").Patch(
                StructDocument.FromJson("""{"metadata":{"labels":{"a":"b"}},"data":{"text":null}}"""u8)));

        var received = response.Desired.Resources["r"];
        Requests.AssertStruct(
            """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"name-1","labels":{"a":"b"}},"data":{"empty":{}}}""",
            received.Resource_);
        received.ConnectionDetails.Should().Equal(Foreign(1).ConnectionDetails);
        received.Ready.Should().Be(Wire.Ready.True);
        Requests.UnknownFieldsOf(received).Should().Equal(Requests.UnknownFieldsOf(Foreign(1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_EmptyAndAbsentStructs_StayDifferent(bool empty)
    {
        var request = Requests.WithDesired("r", new Wire.Resource());
        request.Observed = new Wire.State { Composite = new Wire.Resource() };
        if (empty)
        {
            request.Context = ByteString.Empty;
            request.Input = ByteString.Empty;
            request.Observed.Composite.Resource_ = ByteString.Empty;
            request.Desired.Resources["r"].Resource_ = ByteString.Empty;
        }

        var response = request.Answer(context =>
        {
            (context.Input is not null).Should().Be(empty);
            (context.Observed.Composite.Document is not null).Should().Be(empty);
            (context.Desired.GetOrAdd("r").Document is not null).Should().Be(empty);
            context.Output = empty ? new StructDocument(default) : null;
        });

        response.HasContext.Should().Be(empty);
        response.HasOutput.Should().Be(empty);
        response.Desired.Resources["r"].HasResource_.Should().Be(empty);
    }

    [Fact]
    public void Run_JsonNested200Deep_PassesAndIsReadable()
    {
        var deep = Requests.Resource(GoogleStruct.Nested(200));
        var request = Requests.WithDesired("r", deep);
        request.Observed = new Wire.State { Resources = { ["r"] = deep } };

        var response = request.Answer(context =>
        {
            var text = context.Observed.Resources["r"].As(TestJson.Default.JsonElement).GetRawText();
            text.Should().Be(GoogleStruct.Nested(200));
        });

        response.Results.Should().BeEmpty();
        response.Desired.Resources["r"].ToByteArray().Should().Equal(deep.ToByteArray());
    }

    [Fact]
    public void Run_JsonNestedDeeperThanTheLimit_PassesUnread()
    {
        var deep = Requests.Resource(GoogleStruct.Nested(500));

        Requests.WithDesired("r", deep).Answer(_ => { }).Desired.Resources["r"].Should().Be(deep);
    }

    private static Wire.RunFunctionRequest LargeRequest()
    {
        var observed = new Wire.State { Composite = Foreign(0) };
        var desired = new Wire.State { Composite = Foreign(0) };
        for (var index = 99; index >= 0; index--)
        {
            observed.Resources.Add($"r{index}", Foreign(index));
            desired.Resources.Add($"r{index}", Foreign(index));
        }

        return new Wire.RunFunctionRequest
        {
            Observed = observed.WithUnknownField(),
            Desired = desired.WithUnknownField(),
            Context = ByteString.CopyFrom([.. GoogleStruct.Encode("""{"a":1}"""), 0xF8, 0x07, 0x01]),
        }.WithUnknownField();
    }

    private static Wire.Resource Foreign(int index)
    {
        var text = new string('x', 5000);
        var resource = Requests.Resource(
            $$$$"""{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"name-{{{{index}}}}"},"data":{"text":"{{{{text}}}}","empty":{}}}""");
        resource.ConnectionDetails.Add("password", ByteString.CopyFromUtf8("secret"));
        resource.ConnectionDetails.Add("binary", ByteString.CopyFrom(0, 255, 128));
        resource.Ready = Wire.Ready.True;
        return resource.WithUnknownField($"unknown-{index}");
    }
}
