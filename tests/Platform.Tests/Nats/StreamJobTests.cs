using System.Diagnostics;

namespace Platform.Tests.Nats;

/// <summary>The Jobs that make streams, as they are shipped.</summary>
public sealed class StreamJobTests
{
    private static readonly string Script = Repository.Path("examples/gitops/platform/03-intelligence/agent-execution-stream", StreamJob.Script);

    public static TheoryData<string> Jobs() => StreamJob.Files();

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Script_OfJob_IsTheOneThatIsReviewed(string file) => Assert.Equal(File.ReadAllText(Script), StreamJob.In(file).Data(StreamJob.Script));

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Names_OfJob_AreThoseOfItsConfiguration(string file)
    {
        var job = StreamJob.In(file);

        Assert.Equal(job.Stream, job.StreamConfiguration["name"]!.GetValue<string>());
        Assert.Equal([job.Consumer, job.Consumer], new[] { "name", "durable_name" }.Select(name => job.ConsumerConfiguration[name]!.GetValue<string>()));
    }

    /// <summary>What Pod Security Admission demands of a namespace that enforces restricted.</summary>
    [Theory]
    [MemberData(nameof(Jobs))]
    public void Pod_OfJob_IsRestrictedAndHasNoToken(string file)
    {
        var job = StreamJob.In(file);
        var (pod, container) = (job.PodSpec["securityContext"]!, job.Container["securityContext"]!);

        Assert.True(pod["runAsNonRoot"]!.GetValue<bool>());
        Assert.Equal("RuntimeDefault", pod["seccompProfile"]!["type"]!.GetValue<string>());
        Assert.False(container["allowPrivilegeEscalation"]!.GetValue<bool>());
        Assert.Equal("""{"drop":["ALL"]}""", container["capabilities"]!.ToJsonString());
        Assert.False(job.PodSpec["automountServiceAccountToken"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Failure_OfJob_EndsItWhereTheServerRefuses(string file)
    {
        var job = StreamJob.In(file);
        var rule = Assert.Single(job.Job.Find("spec", "podFailurePolicy", "rules")!.AsArray())!;

        Assert.Equal("FailJob", rule["action"]!.GetValue<string>());
        Assert.Equal("[3]", rule["onExitCodes"]!["values"]!.ToJsonString());
        Assert.Equal(job.Container["name"]!.GetValue<string>(), rule["onExitCodes"]!["containerName"]!.GetValue<string>());
        Assert.Equal("Never", job.PodSpec["restartPolicy"]!.GetValue<string>());
    }

    [ToolFact("shellcheck")]
    public async Task Script_ForAnyShell_HasNothingThatShellcheckKnows()
    {
        var run = await ProcessRun.OfAsync(new ProcessStartInfo(Tool.Find("shellcheck"), ["--shell=sh", Script]));

        Assert.True(run.ExitCode == 0, run.Output);
    }
}
