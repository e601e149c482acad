using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class DeterministicUidTests
{
    [Fact]
    public void Create_CoreGroup_IsWrittenWithItsSlash() =>
        DeterministicUid.Create(Json.Object("""{"apiVersion":"v1","kind":"XThing","metadata":{"name":"thing"}}"""))
            .Should().Be("3b517b8c-cf68-5545-8286-961e714b168c");

    [Theory]
    [InlineData("example.crossplane.io/v1", "XR", "", "example-xr", "0749c14a-4f6a-5a82-a298-88e58db51cf6")]
    [InlineData("platform.example.com/v1alpha1", "WebApp", "default", "podinfo", "88356664-76da-5ea5-a715-b1bde80fe0a5")]
    [InlineData("platform.hooli.tech/v1alpha1", "XQueue", "team-a", "demo-queue", "ac342a8b-3073-5ef8-90e7-894635caa1f2")]
    [InlineData("nop.example.org/v1alpha1", "XNopResource", "", "test-render", "60aa46dc-5505-53e4-a362-4d602bb8f73e")]
    public void Create_Composite_IsWhatTheReferenceGives(
        string apiVersion, string kind, string space, string name, string expected)
    {
        var metadata = new JsonObject { ["name"] = name };
        metadata.SetOrRemove("namespace", space);
        var composite = new JsonObject { ["apiVersion"] = apiVersion, ["kind"] = kind, ["metadata"] = metadata };

        DeterministicUid.Create(composite).Should().Be(expected);
    }
}
