using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Building.Guards;
using AgentPlatform.Building.Reporting;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.EventDrivenServices;

/// <summary>
/// A worker that consumes a NATS stream, with up to ten whole Secrets as its environment: <c>EventDrivenService</c>, or the
/// <c>XEventDrivenService</c> behind its claim.
/// </summary>
internal sealed class EventDrivenServiceKind()
    : CompositeKind<EventDrivenServiceSpec>("platform.bizmatters.io/v1alpha1", "EventDrivenService", "XEventDrivenService")
{
    public override StructDocument Sample => StructDocument.FromJson(
        """
        {
          "apiVersion": "platform.bizmatters.io/v1alpha1",
          "kind": "EventDrivenService",
          "metadata": {"name": "self-render", "namespace": "self-render"},
          "spec": {
            "image": "ghcr.io/myorg/my-worker:v1.0.0",
            "nats": {"url": "nats://nats.nats.svc:4222", "stream": "MY_STREAM", "consumer": "my-workers"},
            "secret1Name": "my-secret",
            "httpPort": 8080
          }
        }
        """u8);

    internal override IReadOnlyList<SettingsSection> Sections => [GuardedDefaults.Section];

    internal override IReadOnlyList<string> PrinterColumns => WorkloadColumns.Paths(".spec.nats.stream");

    internal override JsonTypeInfo StatusContract => WorkloadStatusJson.Default.WorkloadStatus;

    protected override JsonTypeInfo<Composite<EventDrivenServiceSpec>> Contract =>
        EventDrivenServiceJson.Default.CompositeEventDrivenServiceSpec;

    protected override string RequiredFields => "image and nats";

    protected override ClaimReference? ClaimOf(EventDrivenServiceSpec spec) => spec.ClaimRef;

    protected override void Validate(CompositeCall<EventDrivenServiceSpec> call)
    {
        var (own, spec) = call.Once(TranslatedService.Create);
        EventDrivenServiceValidator.Validate(call.Spec, spec, call.Settings, call.Problems);
        Guardrails.Check(
            new GuardedSpec
            {
                Path = "spec",
                Own = own,
                Effective = spec,
                NatsUrl = call.Spec.Nats?.Url,
                NatsUrlPath = "spec.nats.url",
                Identity = call.Identity,
            },
            call.Settings,
            call.Problems);
    }

    protected override CompositeAnswer Render(CompositeCall<EventDrivenServiceSpec> call)
    {
        var (workload, http) = EventDrivenServiceWorkload.Resolve(call);
        return WorkloadAnswer.Create(
            workload,
            call,
            observed => http is null ? [] : [EventDrivenServiceHttpService.Compose(workload, http, observed)]);
    }
}
