using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Resources;

public class DesiredResourceTests
{
    [Fact]
    public void Set_TypedObject_ReplacesTheObjectAndKeepsTheRest()
    {
        var sent = Requests.Resource("""{"kind":"Bucket","spec":{"size":1}}""").WithUnknownField();
        sent.Ready = Wire.Ready.True;
        sent.ConnectionDetails.Add("user", ByteString.CopyFromUtf8("root"));
        var expected = sent.Clone();
        expected.Resource_ = GoogleStruct.Encode("""{"kind":"Queue"}""");

        var response = Requests.WithDesired("r", sent)
            .Answer(context => context.Desired.GetOrAdd("r").Set((object)new Widget { Kind = "Queue" }, TestJson.Default.Widget));

        response.Desired.Resources["r"].Should().Be(expected);
    }

    [Fact]
    public void Set_Document_IsTakenAsItIs()
    {
        var response = new Wire.RunFunctionRequest().Answer(
            context => context.Desired.GetOrAdd("r").Set(StructDocument.FromJson("""{"a":null}"""u8)));

        Requests.AssertStruct("""{"a":null}""", response.Desired.Resources["r"].Resource_);
    }

    [Fact]
    public void Patch_NothingThere_RemovesNothingAndSendsNoNull()
    {
        var response = new Wire.RunFunctionRequest().Answer(
            context => context.Desired.GetOrAdd("r").Patch(
                StructDocument.FromJson("""{"kind":"Queue","spec":{"size":1,"tag":null},"status":null}"""u8)));

        Requests.AssertStruct("""{"kind":"Queue","spec":{"size":1}}""", response.Desired.Resources["r"].Resource_);
    }

    [Fact]
    public void Patch_UnknownMembers_Survive()
    {
        var response = Requests.WithDesired(
            "r", Requests.Resource("""{"novel":{"x":[1,null]},"spec":{"text":"a","novel":true}}"""))
            .Answer(context => context.Desired.GetOrAdd("r").Patch(
                StructDocument.From(new Widget { Spec = new WidgetSpec { Text = "b" } }, TestJson.Default.Widget)));

        Requests.AssertStruct(
            """{"novel":{"x":[1,null]},"spec":{"text":"b","novel":true}}""", response.Desired.Resources["r"].Resource_);
    }

    [Fact]
    public void SetConnectionDetail_NewAndKnownKey_AreReadAndAnswered()
    {
        var sent = new Wire.Resource
        {
            ConnectionDetails = { ["user"] = ByteString.CopyFromUtf8("root"), ["host"] = ByteString.CopyFromUtf8("a") },
        };

        var response = Requests.WithDesired("r", sent).Answer(context =>
        {
            var resource = context.Desired.GetOrAdd("r");
            resource.ConnectionDetails["user"].ToArray().Should().Equal("root"u8.ToArray());
            resource.SetConnectionDetail("user", "admin"u8.ToArray()).SetConnectionDetail("key", new byte[] { 0, 255 });
            resource.ConnectionDetails["user"].ToArray().Should().Equal("admin"u8.ToArray());
            resource.ConnectionDetails["key"].ToArray().Should().Equal(0, 255);
        });

        var details = response.Desired.Resources["r"].ConnectionDetails;
        details["user"].ToStringUtf8().Should().Be("admin");
        details["host"].ToStringUtf8().Should().Be("a");
        details["key"].ToByteArray().Should().Equal(0, 255);
    }

    [Fact]
    public void SetConnectionDetail_BytesThatChangeLater_KeepsWhatTheyWere()
    {
        var bytes = "ab"u8.ToArray();

        var response = new Wire.RunFunctionRequest().Answer(context =>
        {
            context.Desired.GetOrAdd("r").SetConnectionDetail("k", bytes);
            bytes[0] = 0;
        });

        response.Desired.Resources["r"].ConnectionDetails["k"].ToStringUtf8().Should().Be("ab");
    }

    [Theory]
    [InlineData(Ready.Unspecified)]
    [InlineData(Ready.True)]
    [InlineData(Ready.False)]
    public void Ready_Set_IsReadAndAnswered(Ready ready)
    {
        var sent = new Wire.Resource { Ready = Wire.Ready.True };

        var response = Requests.WithDesired("r", sent).Answer(context =>
        {
            context.Desired.GetOrAdd("r").Ready.Should().Be(Ready.True);
            context.Desired.GetOrAdd("r").Ready = ready;
            context.Desired.GetOrAdd("r").Ready.Should().Be(ready);
        });

        response.Desired.Resources["r"].Ready.Should().Be((Wire.Ready)ready);
    }
}
