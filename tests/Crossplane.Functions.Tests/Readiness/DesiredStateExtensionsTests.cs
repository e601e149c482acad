using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Readiness;

public class DesiredStateExtensionsTests
{
    private const string ConfigMap = """{"apiVersion":"v1","kind":"ConfigMap"}""";
    private const string Database = """{"apiVersion":"example.org/v1","kind":"Database"}""";
    private const string Job = """{"apiVersion":"batch/v1","kind":"Job"}""";

    [Theory]
    [InlineData(ConfigMap, ConfigMap, Ready.True)]
    [InlineData(Job, Job, Ready.False)]
    [InlineData(Job, """{"apiVersion":"batch/v1","kind":"Job","status":{"conditions":[{"type":"Complete","status":"True"}]}}""",
        Ready.True)]
    [InlineData(Database, Database, Ready.Unspecified)]
    [InlineData(Database,
        """{"apiVersion":"example.org/v1beta1","kind":"Database","status":{"conditions":[{"type":"Ready","status":"True"}]}}""",
        Ready.True)]
    [InlineData(Job, ConfigMap, Ready.Unspecified)]
    [InlineData("""{"apiVersion":"example.org/v1","kind":"ConfigMap"}""", ConfigMap, Ready.Unspecified)]
    [InlineData(ConfigMap, null, Ready.Unspecified)]
    public void AutoReady_ReadinessNotSet_IsThatOfTheObservedObject(string desired, string? observed, Ready ready) =>
        Run(desired, observed).Ready.Should().Be((Wire.Ready)ready);

    [Theory]
    [InlineData(ConfigMap, Ready.False)]
    [InlineData(Job, Ready.True)]
    [InlineData(ConfigMap, (Ready)7)]
    public void AutoReady_ReadinessSetByAnEarlierFunction_IsKept(string item, Ready ready) =>
        Run(item, item, ready).Ready.Should().Be((Wire.Ready)ready);

    [Fact]
    public void AutoReady_ReadinessSetByThisFunction_IsKept()
    {
        var request = Request(ConfigMap, ConfigMap);

        var response = request.Answer(context =>
        {
            context.Desired.GetOrAdd("item").Ready = Ready.False;
            context.Desired.AutoReady(context.Observed);
        });

        response.Desired.Resources["item"].Ready.Should().Be(Wire.Ready.False);
    }

    [Fact]
    public void AutoReady_ResourceOfThisFunction_IsJudgedToo()
    {
        var request = Request(ConfigMap, Job);
        request.Desired = null;

        var response = request.Answer(context =>
        {
            context.Desired.GetOrAdd("item").Set(GoogleStruct.Document(Job));
            context.Desired.AutoReady(context.Observed);
        });

        response.Desired.Resources["item"].Ready.Should().Be(Wire.Ready.False);
    }

    [Fact]
    public void AutoReady_OtherChecks_Decide()
    {
        var checks = ReadyChecks.Default.With(ReadyCheck.IfExists("example.org/v1", "Database"));

        Run(Database, Database, checks: checks).Ready.Should().Be(Wire.Ready.True);
    }

    [Fact]
    public void AutoReady_Composite_IsNotChanged()
    {
        var request = Request(ConfigMap, ConfigMap);
        request.Observed.Composite = Requests.Resource("""{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""");
        request.Desired.Composite = Requests.Resource("{}");

        var response = request.Answer(context => context.Desired.AutoReady(context.Observed));

        response.Desired.Composite.Ready.Should().Be(Wire.Ready.Unspecified);
    }

    [Fact]
    public void AutoReady_ObservedObjectThatIsNotDesired_IsNotAdded()
    {
        var request = Request(ConfigMap, ConfigMap);
        request.Observed.Resources["other"] = Requests.Resource(ConfigMap);

        var response = request.Answer(context => context.Desired.AutoReady(context.Observed));

        response.Desired.Resources.Keys.Should().Equal("item");
    }

    [Fact]
    public void AutoReady_WithoutState_DoesNothing() =>
        new Wire.RunFunctionRequest().Answer(context => context.Desired.AutoReady(context.Observed)).Desired.Should().BeNull();

    private static Wire.Resource Run(
        string desired, string? observed, Ready ready = Ready.Unspecified, ReadyChecks? checks = null) =>
        Request(desired, observed, ready)
            .Answer(context => context.Desired.AutoReady(context.Observed, checks))
            .Desired.Resources["item"];

    private static Wire.RunFunctionRequest Request(string desired, string? observed, Ready ready = Ready.Unspecified)
    {
        var resource = Requests.Resource(desired);
        resource.Ready = (Wire.Ready)ready;
        var request = Requests.WithDesired("item", resource);
        request.Observed = new Wire.State();
        if (observed is not null)
        {
            request.Observed.Resources["item"] = Requests.Resource(observed);
        }

        return request;
    }
}
