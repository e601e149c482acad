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
        Assert.Equal("v1", Object.ApiVersion);
        Assert.Equal("Pod", Object.Kind);
        Assert.Equal("a", Object.Name);
        Assert.Equal("team-a", Object.Namespace);
    }

    [Fact]
    public void Identity_NoObject_IsNull()
    {
        var resource = new Resource(new Wire.Resource());

        Assert.Null(resource.Document);
        Assert.Null(resource.ApiVersion);
        Assert.Null(resource.Kind);
        Assert.Null(resource.Name);
        Assert.Null(resource.Namespace);
        Assert.Null(resource.GetCondition("Ready"));
        Assert.False(resource.TryGet("kind", TestJson.Default.String, out _));
        Assert.Equal("is absent", Assert.Throws<ConversionException>(() => resource.As(TestJson.Default.Widget)).Message);
    }

    [Fact]
    public void GetCondition_FullCondition_HasEveryField() =>
        Assert.Equal(
            new StatusCondition
            {
                Type = "Ready",
                Status = "False",
                Reason = "Starting",
                Message = "soon",
                ObservedGeneration = 3,
                LastTransitionTime = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero),
            },
            Object.GetCondition("Ready"));

    [Fact]
    public void GetCondition_SparseCondition_HasNulls() =>
        Assert.Equal(new StatusCondition { Type = "Synced", Status = "True" }, Object.GetCondition("Synced"));

    [Fact]
    public void GetCondition_AbsentType_IsNull() => Assert.Null(Object.GetCondition("Healthy"));

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
        var resource = new Resource(Requests.Resource($$"""{"status":{"conditions":[{"type":"Ready","lastTransitionTime":"{{text}}"}]} }"""));

        Assert.Equal(expected, resource.GetCondition("Ready")!.LastTransitionTime?.ToString("O"));
    }

    [Fact]
    public void GetCondition_InvalidUtf8_NamesThePath()
    {
        var document = GoogleStruct.Encode("""{"status":{"conditions":[{"type":"Ready","message":"WWW"}]}}""").ToByteArray();
        document[document.AsSpan().IndexOf("WWW"u8)] = 0xFF;

        var exception = Assert.Throws<ConversionException>(() => StatusCondition.ListOf(new StructDocument(document)));

        Assert.Equal("status.conditions[0].message: is not valid UTF-8", exception.Message);
    }

    [Fact]
    public void ListOf_Conditions_KeepsTheirOrderAndNulls()
    {
        var conditions = StatusCondition.ListOf(GoogleStruct.Document("""{"status":{"conditions":[{"type":"B"},null,{"type":"A","status":null}]}}"""));

        Assert.Equal([new StatusCondition { Type = "B" }, null, new StatusCondition { Type = "A" }], conditions);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"status":{}}""")]
    [InlineData("""{"status":{"conditions":null}}""")]
    [InlineData("""{"status":{"conditions":[]}}""")]
    public void ListOf_NoConditions_IsEmpty(string json) => Assert.Empty(StatusCondition.ListOf(GoogleStruct.Document(json)));

    [Theory]
    [InlineData("""{"status":{"conditions":[null,[]]}}""", "status.conditions[1]")]
    [InlineData("""{"status":{"conditions":[{"observedGeneration":1.5}]}}""", "status.conditions[0].observedGeneration")]
    [InlineData("""{"status":{"conditions":[{"lastTransitionTime":5}]}}""", "status.conditions[0].lastTransitionTime")]
    [InlineData("""{"status":{"conditions":"none"}}""", "status.conditions")]
    [InlineData("""{"status":{"conditions":[{"type":1}]}}""", "status.conditions[0].type")]
    public void GetCondition_NoListOfConditions_NamesThePath(string json, string path)
    {
        var resource = new Resource(Requests.Resource(json));

        Assert.Equal(path, Assert.Throws<ConversionException>(() => resource.GetCondition("Ready")).Path);
    }
}
