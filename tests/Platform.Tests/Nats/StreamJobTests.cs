using System.Diagnostics;

namespace Platform.Tests.Nats;

/// <summary>The Jobs that make streams, as they are shipped.</summary>
public sealed class StreamJobTests
{
    private static readonly string Script = Repository.Path(
        "examples/gitops/platform/03-intelligence/agent-execution-stream", StreamJob.Script);

    public static TheoryData<string> Jobs() => StreamJob.Files();

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Script_OfJob_IsTheOneThatIsReviewed(string file) =>
        StreamJob.In(file).Data(StreamJob.Script).Should().Be(File.ReadAllText(Script));

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Names_OfJob_AreThoseOfItsConfiguration(string file)
    {
        var job = StreamJob.In(file);

        job.StreamConfiguration["name"]!.GetValue<string>().Should().Be(job.Stream);
        new[] { "name", "durable_name" }.Select(name => job.ConsumerConfiguration[name]!.GetValue<string>()).Should().Equal(
            job.Consumer, job.Consumer);
    }

    /// <summary>What Pod Security Admission demands of a namespace that enforces restricted.</summary>
    [Theory]
    [MemberData(nameof(Jobs))]
    public void Pod_OfJob_IsRestrictedAndHasNoToken(string file)
    {
        var job = StreamJob.In(file);
        var (pod, container) = (job.PodSpec["securityContext"]!, job.Container["securityContext"]!);

        pod["runAsNonRoot"]!.GetValue<bool>().Should().BeTrue("the restricted standard asks for it");
        pod["seccompProfile"]!["type"]!.GetValue<string>().Should().Be("RuntimeDefault");
        container["allowPrivilegeEscalation"]!.GetValue<bool>().Should().BeFalse("the restricted standard asks for it");
        container["capabilities"]!.ToJsonString().Should().Be("""{"drop":["ALL"]}""");
        job.PodSpec["automountServiceAccountToken"]!.GetValue<bool>().Should().BeFalse("the job never asks the API server");
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Failure_OfJob_EndsItWhereTheServerRefuses(string file)
    {
        var job = StreamJob.In(file);
        var rule = job.Job.Find("spec", "podFailurePolicy", "rules")!.AsArray().Should().ContainSingle().Which!;

        rule["action"]!.GetValue<string>().Should().Be("FailJob");
        rule["onExitCodes"]!["values"]!.ToJsonString().Should().Be("[3]");
        rule["onExitCodes"]!["containerName"]!.GetValue<string>().Should().Be(job.Container["name"]!.GetValue<string>());
        job.PodSpec["restartPolicy"]!.GetValue<string>().Should().Be("Never");
    }

    [ToolFact("shellcheck")]
    public async Task Script_ForAnyShell_HasNothingThatShellcheckKnows()
    {
        var run = await ProcessRun.OfAsync(new ProcessStartInfo(Tool.Find("shellcheck"), ["--shell=sh", Script]));

        run.ExitCode.Should().Be(0, "the script wrote {0}", run.Output);
    }
}
