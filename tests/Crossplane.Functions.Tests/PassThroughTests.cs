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
        Assert.InRange(bytes.Length, 900_000, 1_500_000);

        var response = Wire.RunFunctionResponse.Parser.ParseFrom(Requests.Answer(bytes, context =>
        {
            Assert.Equal(100, context.Observed.Resources.Count);
            context.Desired.GetOrAdd("own").Set(StructDocument.FromJson("{}"u8));
        }));

        Assert.Equal(101, response.Desired.Resources.Count);
        foreach (var (name, sent) in request.Desired.Resources)
        {
            Assert.Equal(sent.ToByteArray(), response.Desired.Resources[name].ToByteArray());
            Assert.Equal(sent.Resource_, response.Desired.Resources[name].Resource_);
        }

        Assert.Equal(request.Desired.Composite.ToByteArray(), response.Desired.Composite.ToByteArray());
        Assert.Equal(Requests.UnknownFieldsOf(request.Desired), Requests.UnknownFieldsOf(response.Desired));
        Assert.Equal(request.Context, response.Context);
    }

    [Fact]
    public void Run_ReadAndOtherwiseUntouchedResource_ComesBackByteForByte()
    {
        var sent = Foreign(1);
        sent.Resource_ = ByteString.CopyFrom([.. sent.Resource_, .. new byte[] { 0xF8, 0x07, 0x01 }]);

        var response = Requests.WithDesired("r", sent).Answer(context =>
        {
            var resource = context.Desired.GetOrAdd("r");
            Assert.Equal("ConfigMap", resource.Kind);
            Assert.Equal("name-1", resource.As(TestJson.Default.JsonElement).GetProperty("metadata").GetProperty("name").GetString());
            Assert.Equal("secret"u8.ToArray(), resource.ConnectionDetails["password"].ToArray());
            Assert.False(resource.TryGet("absent", TestJson.Default.String, out _));
        });

        Assert.Equal(sent.ToByteArray(), response.Desired.Resources["r"].ToByteArray());
    }

    [Fact]
    public void Run_PatchedResource_KeepsEverythingElse()
    {
        var response = Requests.WithDesired("r", Foreign(1)).Answer(
            context => context.Desired.GetOrAdd("r").Patch(StructDocument.FromJson("""{"metadata":{"labels":{"a":"b"}},"data":{"text":null}}"""u8)));

        var received = response.Desired.Resources["r"];
        Requests.AssertStruct(
            """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"name-1","labels":{"a":"b"}},"data":{"empty":{}}}""",
            received.Resource_);
        Assert.Equal(Foreign(1).ConnectionDetails, received.ConnectionDetails);
        Assert.Equal(Wire.Ready.True, received.Ready);
        Assert.Equal(Requests.UnknownFieldsOf(Foreign(1)), Requests.UnknownFieldsOf(received));
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
            Assert.Equal(empty, context.Input is not null);
            Assert.Equal(empty, context.Observed.Composite.Document is not null);
            Assert.Equal(empty, context.Desired.GetOrAdd("r").Document is not null);
            context.Output = empty ? new StructDocument(default) : null;
        });

        Assert.Equal(empty, response.HasContext);
        Assert.Equal(empty, response.HasOutput);
        Assert.Equal(empty, response.Desired.Resources["r"].HasResource_);
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
            Assert.Equal(GoogleStruct.Nested(200), text);
        });

        Assert.Empty(response.Results);
        Assert.Equal(deep.ToByteArray(), response.Desired.Resources["r"].ToByteArray());
    }

    [Fact]
    public void Run_JsonNestedDeeperThanTheLimit_PassesUnread()
    {
        var deep = Requests.Resource(GoogleStruct.Nested(500));

        Assert.Equal(deep, Requests.WithDesired("r", deep).Answer(_ => { }).Desired.Resources["r"]);
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
