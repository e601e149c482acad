using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Building.Guards;
using AgentPlatform.Building.Reporting;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.AgentExecutors;

/// <summary>
/// A service that consumes a NATS stream, with database connections and LLM keys in its environment: <c>AgentExecutor</c>, or the
/// <c>XAgentExecutor</c> behind its claim.
/// </summary>
internal sealed class AgentExecutorKind()
    : CompositeKind<AgentExecutorSpec>("platform.bizmatters.io/v1alpha1", "AgentExecutor", "XAgentExecutor")
{
    /// <summary>The platform's defaults that only this kind has, in the section of all workloads.</summary>
    public static SettingsSection<AgentExecutorSpec> Defaults { get; } =
        new(WorkloadSettings.Section, AgentExecutorJson.Default.AgentExecutorSpec, AgentExecutorValidator.ValidateDefaults);

    public override StructDocument Sample => StructDocument.FromJson(
        """
        {
          "apiVersion": "platform.bizmatters.io/v1alpha1",
          "kind": "AgentExecutor",
          "metadata": {"name": "self-render", "namespace": "self-render"},
          "spec": {
            "image": "ghcr.io/myorg/my-service:v1.0.0",
            "natsUrl": "nats://nats.nats.svc:4222",
            "natsStreamName": "MY_SERVICE_STREAM",
            "natsConsumerGroup": "my-service-workers",
            "postgresConnectionSecret": "my-postgres-secret",
            "dragonflyConnectionSecret": "my-dragonfly-secret",
            "llmKeysSecret": "my-llm-keys"
          }
        }
        """u8);

    internal override IReadOnlyList<SettingsSection> Sections => [GuardedDefaults.Section, Defaults];

    internal override IReadOnlyList<string> PrinterColumns => WorkloadColumns.Paths(".spec.natsStreamName");

    internal override JsonTypeInfo StatusContract => WorkloadStatusJson.Default.WorkloadStatus;

    protected override JsonTypeInfo<Composite<AgentExecutorSpec>> Contract =>
        AgentExecutorJson.Default.CompositeAgentExecutorSpec;

    protected override string RequiredFields => "image, natsStreamName and natsConsumerGroup";

    protected override ClaimReference? ClaimOf(AgentExecutorSpec spec) => spec.ClaimRef;

    protected override StructDocument WithDefaults(CompositeCall call) =>
        WorkloadSettings.LayCompositeOver(call.Document, call.Settings);

    protected override void Validate(CompositeCall<AgentExecutorSpec> call)
    {
        AgentExecutorValidator.Validate(call.Spec, call.Settings, call.Problems);
        if (call.Settings.Allowed is not null)
        {
            CheckAllowed(call);
        }
    }

    protected override CompositeAnswer Render(CompositeCall<AgentExecutorSpec> call)
    {
        var workload = AgentExecutorWorkload.Resolve(call);
        return WorkloadAnswer.Create(workload, call);
    }

    private void CheckAllowed(CompositeCall<AgentExecutorSpec> call)
    {
        // What cannot be read was told when it was read together with the defaults.
        var own = TypedReader.Read(call.Document, Contract, new ProblemSet()).Spec ?? new AgentExecutorSpec();
        Guardrails.Check(
            new GuardedSpec
            {
                Path = "spec",
                Own = own,
                Effective = call.Spec,
                NatsUrl = own.NatsUrl,
                NatsUrlPath = "spec.natsUrl",
                NatsMonitoringEndpoint = own.NatsMonitoringEndpoint,
                NatsAccount = own.NatsAccount,
                Identity = call.Identity,
            },
            call.Settings,
            call.Problems);
    }
}
