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
