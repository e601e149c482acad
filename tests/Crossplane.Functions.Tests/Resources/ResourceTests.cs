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
    [InlineData("""{"status":{"conditions":"none"}}""", "status.conditions")]
    [InlineData("""{"status":{"conditions":[{"type":1}]}}""", "status.conditions[0].type")]
    public void GetCondition_NoListOfConditions_NamesThePath(string json, string path)
    {
        var resource = new Resource(Requests.Resource(json));

        Assert.Equal(path, Assert.Throws<ConversionException>(() => resource.GetCondition("Ready")).Path);
    }
}
