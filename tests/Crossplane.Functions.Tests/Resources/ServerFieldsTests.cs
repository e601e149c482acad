using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Resources;

public class ServerFieldsTests
{
    [Theory]
    [InlineData("""{"kind":"Pod","status":{"phase":"Running"}}""", """{"kind":"Pod"}""")]
    [InlineData("""{"metadata":{"name":"a","uid":"u","generation":2,"resourceVersion":"1","managedFields":[{}]}}""",
        """{"metadata":{"name":"a"}}""")]
    [InlineData("""{"metadata":{"creationTimestamp":null},"spec":{}}""", """{"metadata":{},"spec":{}}""")]
    [InlineData("""{"metadata":{"name":"a"},"status":{},"spec":{"status":1,"uid":"kept"}}""",
        """{"metadata":{"name":"a"},"spec":{"status":1,"uid":"kept"}}""")]
    public void RemoveFrom_ObjectWithServerFields_LeavesTheRest(string json, string expected) =>
        GoogleStruct.Decode(ServerFields.RemoveFrom(GoogleStruct.Document(json))).Should().Be(GoogleStruct.Parse(expected));

    [Fact]
    public void RemoveFrom_ObjectWithoutThem_IsTheSameDocument()
    {
        var document = GoogleStruct.Document("""{"metadata":{"name":"a"},"spec":{"status":1}}""");

        ServerFields.RemoveFrom(document).Should().BeSameAs(document);
    }

    [Fact]
    public void Set_TypedObjectWithStatus_DoesNotDesireIt()
    {
        var json = System.Text.Json.JsonDocument.Parse("""{"kind":"Pod","status":{"phase":"Running"}}""").RootElement;

        var response = new Wire.RunFunctionRequest().Answer(
            context => context.Desired.GetOrAdd("r").Set(json, TestJson.Default.JsonElement));

        Requests.AssertStruct("""{"kind":"Pod"}""", response.Desired.Resources["r"].Resource_);
    }
}
