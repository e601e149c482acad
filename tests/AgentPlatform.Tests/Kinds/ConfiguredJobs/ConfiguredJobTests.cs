using System.Text.Json;
using Crossplane.Functions.Protocol;

namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

/// <summary>
/// A kind of another shape than those of the platform is one folder and one line: this one is added to the list of kinds here.
/// </summary>
public class ConfiguredJobTests
{
    private const string ConfigMap =
        """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"commands","namespace":"team"},"data":{"command":"date"}}""";

    private static readonly PlatformFunction Function = new([.. Composites.All, new ConfiguredJobKind()]);

    [Fact]
    public async Task Compose_BeforeTheAnswer_AsksAndRendersNothing()
    {
        var answer = await RunAsync(Request());

        answer.Message.Requirements.Resources["command"].MatchName.Should().Be("commands");
        answer.Objects.Should().BeEmpty();
        answer.Message.Desired.Composite.Ready.Should().Be(Ready.False);
        Phase(answer).Should().Be("Waiting");
        Reason(answer).Should().Be("Waiting");
        answer.Message.Results.Should().BeEmpty();
    }

    [Fact]
    public async Task Compose_WithTheAnswer_RendersAndAsksAgain()
    {
        var answer = await RunAsync(Request(), [ConfigMap]);

        answer.Message.Requirements.Resources.Keys.Should().Contain("command");
        var job = answer.Object("job");
        job.GetProperty("metadata").GetProperty("name").GetString().Should().Be("nightly-job");
        job.GetProperty("spec").GetProperty("template").GetProperty("spec").GetProperty("containers")[0]
            .GetProperty("command")[2].GetString().Should().Be("date");
        Phase(answer).Should().Be("Started");
    }

    [Fact]
    public async Task Compose_WithoutSuchAnObject_IsNotPending()
    {
        var answer = await RunAsync(Request(), answers: []);

        Reason(answer).Should().Be("ConfigMapMissing");
        answer.Objects.Should().BeEmpty();
        answer.Message.Desired.Composite.Ready.Should().Be(Ready.False);
        answer.Message.Meta.Ttl.Seconds.Should().Be(30, "somebody may create it at any moment");
    }

    [Fact]
    public async Task Compose_WhileItIsPending_KeepsWhatExistsWithTheFieldsThatCrossplaneApplied()
    {
        const string Job =
            """
            {
              "apiVersion": "batch/v1",
              "kind": "Job",
              "metadata": {
                "name": "nightly-job", "namespace": "team", "uid": "1", "generation": 2,
                "labels": {"app": "nightly", "added": "by-others"},
                "managedFields": [
                  {"manager": "kube-controller-manager", "operation": "Update", "fieldsV1": {"f:spec": {"f:suspend": {}}}},
                  {
                    "manager": "apiextensions.crossplane.io/composed/0123", "operation": "Apply",
                    "fieldsV1": {
                      "f:metadata": {"f:labels": {"f:app": {}}},
                      "f:spec": {"f:backoffLimit": {}, "f:template": {"f:spec": {"f:containers": {
                        "k:{\"name\":\"job\"}": {".": {}, "f:name": {}, "f:image": {}}
                      }}}}
                    }
                  }
                ]
              },
              "spec": {
                "backoffLimit": 0,
                "suspend": true,
                "template": {"spec": {"containers": [{"name": "job", "image": "busybox:1.37", "imagePullPolicy": "Always"}]}}
              },
              "status": {"active": 1}
            }
            """;
        var request = Request();
        request.Observed.Resources.Add("job", PlatformCall.Resource(JsonElement.Parse(Job)));

        var answer = await RunAsync(request);

        JsonElement.DeepEquals(answer.Object("job"), JsonElement.Parse(
            """
            {
              "apiVersion": "batch/v1",
              "kind": "Job",
              "metadata": {"labels": {"app": "nightly"}, "name": "nightly-job", "namespace": "team"},
              "spec": {"backoffLimit": 0, "template": {"spec": {"containers": [{"image": "busybox:1.37", "name": "job"}]}}}
            }
            """)).Should().BeTrue("what others own is not applied, but found {0}", answer.Object("job"));
    }

    [Theory]
    [InlineData("""{"conditions":[{"type":"Complete","status":"True"}]}""", Ready.True)]
    [InlineData("""{"conditions":[{"type":"Failed","status":"True"}]}""", Ready.False)]
    [InlineData("{}", Ready.False)]
    public async Task Compose_ObservedJob_IsAsReadyAsTheCheckOfTheSdkSays(string status, Ready ready)
    {
        var request = Request();
        request.Observed.Resources.Add("job", PlatformCall.Resource(JsonElement.Parse(
            $$"""
            {
              "apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "nightly-job", "namespace": "team"},
              "status": {{status}}
            }
            """)));

        var answer = await RunAsync(request, [ConfigMap]);

        answer.Message.Desired.Resources["job"].Ready.Should().Be(ready);
    }

    [Fact]
    public async Task Compose_DeliveredThroughAProvider_IsAnObjectWithTheQueryOfItsKind()
    {
        var request = Request();
        request.Input = PlatformCall.Struct(JsonElement.Parse(
            """{"apiVersion":"agentplatform.fn.bizmatters.io/v1beta1","kind":"Settings","delivery":{"mode":"Object"}}"""));

        var spec = (await RunAsync(request, [ConfigMap])).Object("job").GetProperty("spec");

        spec.GetProperty("forProvider").GetProperty("manifest").GetProperty("kind").GetString().Should().Be("Job");
        spec.GetProperty("readiness").GetProperty("celQuery").GetString().Should().Contain("Complete");
    }

    [Fact]
    public async Task Compose_JobOfSomebodyElse_IsNotTakenOver()
    {
        var request = Request();
        var existing = new Crossplane.Functions.Protocol.Resources();
        existing.Items.Add(PlatformCall.Resource(JsonElement.Parse(
            """
            {
              "apiVersion": "batch/v1", "kind": "Job",
              "metadata": {
                "name": "nightly-job", "namespace": "team",
                "ownerReferences": [{"kind": "CronJob", "name": "other", "controller": true, "uid": "1"}]
              }
            }
            """)));
        request.RequiredResources.Add("existing-job", existing);

        var answer = await RunAsync(request, [ConfigMap]);

        answer.FatalMessage().Should().Contain("CronJob other");
    }

    [Fact]
    public async Task Compose_ForACallerThatAnswersNothing_IsAnErrorThatNamesTheObject()
    {
        var request = Request();
        request.Meta.Capabilities.Clear();
        request.Meta.Capabilities.Add(Capability.Capabilities);

        var answer = await RunAsync(request);

        answer.FatalMessage().Should().Contain(
            "spec needs ConfigMap team/commands, but the caller states that it answers no required resources");
    }

    [Fact]
    public async Task Compose_WithoutSpec_IsOneError()
    {
        var answer = await RunAsync(Request("null"));

        answer.FatalMessage().Should().EndWith("spec is required: an object with image and configMap");
    }

    [Fact]
    public void Function_WithASectionNamedAsACommonSetting_IsAMistake()
    {
        var create = () => new PlatformFunction([new ConfiguredJobKind { Section = "ttl" }]);

        create.Should().Throw<ArgumentException>().WithMessage("The section ttl of a kind must not have*");
    }

    [Fact]
    public async Task Calls_InParallelWithoutSettings_DoNotDisturbEachOther()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => RunAsync(Request(), [ConfigMap]))));

        answers.Should().AllSatisfy(answer => answer.Objects.Should().ContainSingle());
    }

    [Fact]
    public async Task Compose_InvalidSpec_IsOneErrorWithAllProblems()
    {
        var answer = await RunAsync(Request("""{"image":"no image","configMap":"Not_A_Name"}"""));

        answer.FatalMessage().Should().StartWith("cannot render ConfiguredJob team/nightly: ")
            .And.Contain("spec.image must be").And.Contain("spec.configMap must be");
    }

    [Theory]
    [InlineData("""{"image":"busybox:1.37"}""", null)]
    [InlineData("""{"image":"no image"}""", "configuredJobs.image must be")]
    [InlineData("""{"picture":"a"}""", "configuredJobs.picture is not a field; allowed are image")]
    [InlineData("3", "configuredJobs must be an object, but is a number")]
    public async Task Settings_OfTheKind_AreReadAndChecked(string section, string? problem)
    {
        var request = Request("""{"configMap":"commands"}""");
        request.Input = PlatformCall.Struct(JsonElement.Parse(
            $$"""{"apiVersion":"agentplatform.fn.bizmatters.io/v1beta1","kind":"Settings","configuredJobs":{{section}}}"""));

        var answer = await RunAsync(request, [ConfigMap]);

        if (problem is null)
        {
            answer.Objects.Should().ContainSingle();
        }
        else
        {
            answer.FatalMessage().Should().Contain(problem);
        }
    }

    [Fact]
    public async Task Settings_WithoutTheKind_RefuseItsSection()
    {
        var request = PlatformCall.Request(
            JsonElement.Parse(Composites.All[0].Sample.ToJsonElement().GetRawText()),
            input: JsonElement.Parse(
                """{"apiVersion":"agentplatform.fn.bizmatters.io/v1beta1","kind":"Settings","configuredJobs":{}}"""));

        var answer = PlatformAnswer.Parse(await PlatformCall.RunAsync(request));

        answer.FatalMessage().Should().Contain("configuredJobs is not a field");
    }

    private static RunFunctionRequest Request(string spec = """{"image":"busybox:1.37","configMap":"commands"}""") =>
        PlatformCall.Request(JsonElement.Parse(
            $$"""
            {
              "apiVersion": "tests.example.org/v1",
              "kind": "ConfiguredJob",
              "metadata": {"name": "nightly", "namespace": "team"},
              "spec": {{spec}}
            }
            """));

    private static async Task<PlatformAnswer> RunAsync(RunFunctionRequest request, string[]? answers = null)
    {
        if (answers is not null)
        {
            var found = new Crossplane.Functions.Protocol.Resources();
            found.Items.AddRange(answers.Select(answer => PlatformCall.Resource(JsonElement.Parse(answer))));
            request.RequiredResources.Add("command", found);
        }

        return PlatformAnswer.Parse(await PlatformCall.RunAsync(request, Function));
    }

    private static string? Phase(PlatformAnswer answer) => answer.Status?.GetProperty("phase").GetString();

    private static string Reason(PlatformAnswer answer) => answer.Message.Conditions.Should().ContainSingle().Which.Reason;
}
