using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class ObservedCompositeTests
{
    private static readonly JsonObject Composition = Json.Object("""{"metadata":{"name":"c"}}""");

    private readonly List<RenderEvent> _events = [];

    [Theory]
    [InlineData("""{}""", """{"crossplane":{"compositionRef":{"name":"c"}}}""", true)]
    [InlineData("""{"spec":{"crossplane":{"compositionRef":{"name":"c"}}}}""",
        """{"crossplane":{"compositionRef":{"name":"c"}}}""", false)]
    [InlineData("""{"spec":{"crossplane":{"compositionRef":{"name":"c","kind":"K"}}}}""",
        """{"crossplane":{"compositionRef":{"name":"c"}}}""", true)]
    [InlineData("""{"spec":{"crossplane":{"compositionRef":{"name":"c","extra":"x"}}}}""",
        """{"crossplane":{"compositionRef":{"name":"c"}}}""", false)]
    [InlineData("""{"spec":{"crossplane":{"compositionRef":"c"}}}""", """{"crossplane":{"compositionRef":{"name":"c"}}}""", true)]
    [InlineData("""{"spec":null}""", "null", false)]
    [InlineData("""{"spec":["a"]}""", """["a"]""", false)]
    [InlineData("""{"spec":{"crossplane":"text"}}""", """{"crossplane":"text"}""", false)]
    [InlineData("""{"spec":{"crossplane":null}}""", """{"crossplane":null}""", false)]
    public void Select_Reference_IsSetWhereItCanBe(string given, string spec, bool isReported)
    {
        var composite = Create(given);

        composite.Select(Composition);

        (composite.Value["spec"]?.ToJsonString() ?? "null").Should().Be(spec);
        _events.Should().Equal(isReported
            ? [RenderEvent.Normal("SelectComposition", "Successfully selected composition: c")]
            : []);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("""{"name":"x"}""", true)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    public void Select_CompositionWithoutName_IsReportedIfItIsAnother(string reference, bool isReported)
    {
        var composite = Create(
            reference.Length == 0 ? "{}" : $$$$"""{"spec":{"crossplane":{"compositionRef":{{{{reference}}}}}}}""");

        composite.Select([]);

        composite.Value["spec"]!.ToJsonString().Should().Be("""{"crossplane":{"compositionRef":{}}}""");
        _events.Should().HaveCount(isReported ? 1 : 0);
    }

    [Theory]
    [InlineData("""{"crossplane.io/paused":"true"}""", true)]
    [InlineData("""{"crossplane.io/paused":"True"}""", false)]
    [InlineData("""{"crossplane.io/paused":""}""", false)]
    [InlineData("""{"crossplane.io/paused":true}""", false)]
    [InlineData("""{"crossplane.io/paused":"true","other":1}""", false)]
    public void IsLeftAlone_Paused_IfTheAnnotationSaysSo(string annotations, bool expected)
    {
        var composite = Create($$$"""{"metadata":{"name":"x","annotations":{{{annotations}}}}}""");

        composite.IsLeftAlone().Should().Be(expected);
        _events.Should().HaveCount(expected ? 1 : 0);
        composite.Value["status"]!.ToJsonString().Contains("ReconcilePaused", StringComparison.Ordinal).Should().Be(expected);
    }

    [Theory]
    [InlineData("\"2024-02-02T02:02:02Z\"", true)]
    [InlineData("\"soon\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("5", false)]
    [InlineData("null", false)]
    public void IsLeftAlone_Deleted_IfThereIsATime(string time, bool expected)
    {
        var composite = Create($$$"""{"metadata":{"deletionTimestamp":{{{time}}}}}""");

        composite.IsLeftAlone().Should().Be(expected);
        composite.Value["status"]!.ToJsonString().Contains("Deleting", StringComparison.Ordinal).Should().Be(expected);
    }

    [Theory]
    [InlineData("a", "{}", true)]
    [InlineData("a", """{"lastHandledReconcileAt":"b"}""", true)]
    [InlineData("a", """{"lastHandledReconcileAt":"a"}""", false)]
    [InlineData("", "{}", false)]
    public void IsLeftAlone_Request_IsHandledOnce(string requested, string status, bool expected)
    {
        var annotations = $$"""{"crossplane.io/reconcile-requested-at":"{{requested}}"}""";
        var composite = Create($$$"""{"metadata":{"annotations":{{{annotations}}}},"status":{{{status}}}}""");

        composite.IsLeftAlone().Should().BeFalse();
        _events.Should().Equal(
            expected ? [RenderEvent.Normal("ReconcileRequestHandled", "Handling reconcile request")] : []);
        composite.Value.Find("status").Text("lastHandledReconcileAt").Should().Be(requested);
    }

    [Fact]
    public void IsLeftAlone_RequestAndDeletion_AreBothInTheStatus()
    {
        var composite = Create("""
            {"metadata":{"deletionTimestamp":"2024-02-02T02:02:02Z","annotations":{"crossplane.io/reconcile-requested-at":"a"}}}
            """);

        composite.IsLeftAlone().Should().BeTrue();
        composite.Value.Find("status").Text("lastHandledReconcileAt").Should().Be("a");
    }

    [Theory]
    [InlineData("""{"status":null}""", "null")]
    [InlineData("""{"status":"text"}""", "\"text\"")]
    public void Create_StatusThatIsNoObject_StaysAsItIs(string given, string expected) =>
        (Create(given).Value["status"]?.ToJsonString() ?? "null").Should().Be(expected);

    [Fact]
    public void Create_MetadataThatIsNoObject_StaysAsItIs()
    {
        var composite = Create("""{"metadata":"text"}""");

        composite.Select(Composition);

        composite.Value["metadata"]!.ToJsonString().Should().Be("\"text\"");
    }

    private ObservedComposite Create(string composite) =>
        new(Json.Object(composite), CompositeSchema.Modern, [], _events);
}
