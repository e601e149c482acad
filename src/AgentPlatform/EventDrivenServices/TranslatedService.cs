using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Pods;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;

namespace AgentPlatform.EventDrivenServices;

/// <summary>The spec of an EventDrivenService in the fields of a workload.</summary>
/// <param name="Own">As the developer wrote it.</param>
/// <param name="Effective">With the platform's defaults.</param>
internal sealed record TranslatedService(WorkloadSpec Own, WorkloadSpec Effective)
{
    public static TranslatedService Create(CompositeCall<EventDrivenServiceSpec> call)
    {
        var own = Translate(call.Spec);
        return new TranslatedService(own, LayOverDefaults(own, call.Settings));
    }

    private static WorkloadSpec Translate(EventDrivenServiceSpec spec) => new()
    {
        Image = spec.Image,
        Size = spec.Size,
        HttpPort = spec.HttpPort,
        HealthPath = spec.HealthPath,
        ReadyPath = spec.ReadyPath,
        SessionAffinity = spec.SessionAffinity,
        Migrations = spec.InitContainer is { } init
            ? new MigrationsSpec { Enabled = true, Command = init.Command, Args = init.Args }
            : null,
        ReadOnlyRootFilesystem = spec.ReadOnlyRootFilesystem,
        SecretRefs = TranslateSecrets(spec),
    };

    private static WorkloadSpec LayOverDefaults(WorkloadSpec spec, PlatformSettings settings) => WorkloadSettings
        .LayOver(StructDocument.From(spec, WorkloadSpecJson.Default.WorkloadSpec), settings)
        .As(WorkloadSpecJson.Default.WorkloadSpec);

    /// <summary>Null instead of an empty list, which would override the platform's default.</summary>
    private static SecretReference[]? TranslateSecrets(EventDrivenServiceSpec spec)
    {
        var references = EventDrivenServiceSecrets.Slots(spec).Select(slot => new SecretReference { Name = slot.Name }).ToArray();
        return references.Length > 0 ? references : null;
    }
}
