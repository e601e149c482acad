using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Resources;

public class ResourceTests
{
    private static readonly Resource Object = new(Requests.Resource(
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"team-a"},
         "status":{"conditions":[
           {"type":"Ready","status":"False","reason":"Starting","message":"soon","observedGeneration":3,"lastTransitionTime":"2024-01-02T03:04:05Z"},
           {"type":"Synced","status":"True","lastTransitionTime":null,"novel":{}}]}}
        """));

    [Fact]
    public void Identity_OfAnObject_IsRead()
    {
        Object.ApiVersion.Should().Be("v1");
        Object.Kind.Should().Be("Pod");
        Object.Name.Should().Be("a");
        Object.Namespace.Should().Be("team-a");
    }

    [Fact]
    public void Identity_NoObject_IsNull()
    {
        var resource = new Resource(new Wire.Resource());

        resource.Document.Should().BeNull();
        resource.ApiVersion.Should().BeNull();
        resource.Kind.Should().BeNull();
        resource.Name.Should().BeNull();
        resource.Namespace.Should().BeNull();
        resource.GetCondition("Ready").Should().BeNull();
        resource.TryGet("kind", TestJson.Default.String, out _).Should().BeFalse("the resource is absent");
        Invoking(() => resource.As(TestJson.Default.Widget))
            .Should().ThrowExactly<ConversionException>().WithMessage("is absent");
    }

    [Fact]
    public void GetCondition_FullCondition_HasEveryField() =>
        Object.GetCondition("Ready").Should().Be(
            new StatusCondition
            {
                Type = "Ready",
                Status = "False",
                Reason = "Starting",
                Message = "soon",
                ObservedGeneration = 3,
                LastTransitionTime = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
            });

    [Fact]
    public void GetCondition_SparseCondition_HasNulls() =>
        Object.GetCondition("Synced").Should().Be(new StatusCondition { Type = "Synced", Status = "True" });

    [Fact]
    public void GetCondition_AbsentType_IsNull() => Object.GetCondition("Healthy").Should().BeNull();

    [Theory]
    [InlineData("2024-01-02T03:04:05Z", "2024-01-02T03:04:05.0000000+00:00")]
    [InlineData("2024-01-02T03:04:05.123456Z", "2024-01-02T03:04:05.1234560+00:00")]
    [InlineData("2024-01-02T03:04:05.123456789Z", "2024-01-02T03:04:05.1234567+00:00")]
    [InlineData("2024-01-02T03:04:05+02:00", "2024-01-02T03:04:05.0000000+02:00")]
    [InlineData("2024-01-02T03:04:05.1234567890123456+02:00", "2024-01-02T03:04:05.1234567+02:00")]
    [InlineData("", null)]
    [InlineData("yesterday", null)]
    [InlineData("2024-01-02T03:04:05.1234567890123456789012345678901234567890Z", null)]
    public void GetCondition_Time_IsReadAsTheSerialiserReadsIt(string text, string? expected)
    {
        var resource = new Resource(
            Requests.Resource($$"""{"status":{"conditions":[{"type":"Ready","lastTransitionTime":"{{text}}"}]} }"""));

        (resource.GetCondition("Ready")!.LastTransitionTime?.ToString("O")).Should().Be(expected);
    }

    [Fact]
    public void GetCondition_InvalidUtf8_NamesThePath()
    {
        var document = GoogleStruct.Encode("""{"status":{"conditions":[{"type":"Ready","message":"WWW"}]}}""").ToByteArray();
        document[document.AsSpan().IndexOf("WWW"u8)] = 0xFF;

        var exception = Invoking(() => StatusCondition.ListOf(new StructDocument(document)))
            .Should().ThrowExactly<ConversionException>().Which;

        exception.Message.Should().Be("status.conditions[0].message: is not valid UTF-8");
    }

    [Fact]
    public void ListOf_Conditions_KeepsTheirOrderAndNulls()
    {
        var conditions = StatusCondition.ListOf(
            GoogleStruct.Document("""{"status":{"conditions":[{"type":"B"},null,{"type":"A","status":null}]}}"""));

        conditions.Should().Equal([new StatusCondition { Type = "B" }, null, new StatusCondition { Type = "A" }]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":{}}""")]
    [InlineData("""{"status":{"conditions":null}}""")]
    [InlineData("""{"status":{"conditions":[]}}""")]
    public void ListOf_NoConditions_IsEmpty(string json) =>
        StatusCondition.ListOf(GoogleStruct.Document(json)).Should().BeEmpty();

    [Theory]
    [InlineData("""{"status":{"conditions":[null,[]]}}""", "status.conditions[1]")]
    [InlineData("""{"status":{"conditions":[{"observedGeneration":1.5}]}}""", "status.conditions[0].observedGeneration")]
    [InlineData("""{"status":{"conditions":[{"lastTransitionTime":5}]}}""", "status.conditions[0].lastTransitionTime")]
    [InlineData("""{"status":{"conditions":"none"}}""", "status.conditions")]
    [InlineData("""{"status":{"conditions":[{"type":1}]}}""", "status.conditions[0].type")]
    public void GetCondition_NoListOfConditions_NamesThePath(string json, string path)
    {
        var resource = new Resource(Requests.Resource(json));

        Invoking(() => resource.GetCondition("Ready")).Should().ThrowExactly<ConversionException>().Which.Path.Should().Be(path);
    }
}
