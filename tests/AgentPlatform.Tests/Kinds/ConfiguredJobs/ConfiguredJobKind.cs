using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Pods;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Requirements;

namespace AgentPlatform.Tests.Kinds.ConfiguredJobs;

/// <summary>A kind that needs an object of somebody else, has settings of its own and composes a Job.</summary>
internal sealed class ConfiguredJobKind() : CompositeKind<ConfiguredJobSpec>("tests.example.org/v1", "ConfiguredJob")
{
    private const string ResourceName = "job";

    private static readonly FieldPath CommandPath = "data.command";

    /// <summary>The name of the section of the settings.</summary>
    public string Section { get; init; } = "configuredJobs";

    public override StructDocument Sample => StructDocument.FromJson(
        """
        {
          "apiVersion": "tests.example.org/v1",
          "kind": "ConfiguredJob",
          "metadata": {"name": "self-render", "namespace": "self-render"},
          "spec": {"image": "busybox:1.37", "configMap": "commands"}
        }
        """u8);

    internal override IReadOnlyList<string> PrinterColumns => [".status.phase"];

    internal override JsonTypeInfo StatusContract => ConfiguredJobJson.Default.ConfiguredJobStatus;

    internal override IReadOnlyList<SettingsSection> Sections =>
    [
        new SettingsSection<ConfiguredJobSettings>(
            Section,
            ConfiguredJobJson.Default.ConfiguredJobSettings,
            (section, _, problems) => Checks.Image("configuredJobs.image", section.Image, problems)),
    ];

    protected override JsonTypeInfo<Composite<ConfiguredJobSpec>> Contract =>
        ConfiguredJobJson.Default.CompositeConfiguredJobSpec;

    protected override string RequiredFields => "image and configMap";

    protected override NameFormat NameFormat => NameFormat.DnsLabel;

    protected override void Validate(CompositeCall<ConfiguredJobSpec> call)
    {
        Checks.Required("spec.image", ImageOf(call), "a container image such as busybox:1.37", call.Problems);
        Checks.Image("spec.image", call.Spec.Image, call.Problems);
        Checks.Required("spec.configMap", call.Spec.ConfigMap, "the name of a ConfigMap", call.Problems);
        Checks.ObjectName("spec.configMap", call.Spec.ConfigMap, "a ConfigMap", call.Problems);
    }

    protected override CompositeAnswer Render(CompositeCall<ConfiguredJobSpec> call)
    {
        var map = call.Required.Find("command", "v1", "ConfigMap", call.Spec.ConfigMap!, call.Identity.Namespace);
        if (map.State == RequirementState.Pending)
        {
            return new Pending(Status("Waiting"), [Condition(ConditionStatus.Unknown, "Waiting", "The ConfigMap is being looked up.")]);
        }

        if (map.Object?.Document?.GetString(CommandPath) is not { } command)
        {
            return new Pending(
                Status("Waiting"),
                [Condition(ConditionStatus.False, "ConfigMapMissing", $"The ConfigMap {call.Spec.ConfigMap} has no command.")]);
        }

        var image = ContainerImage.Create(ImageOf(call)!, null);
        var objects = new ObjectMetadata(call.Identity, call.Metadata, call.Settings, "configured-job", image.Version);
        var manifest = ConfiguredJobJob.Render(new ConfiguredJob(image.Name, command), objects);
        var observed = call.Observed.GetValueOrDefault(ResourceName);
        return new Rendered(
            [ComposedObject.Create(ResourceName, manifest, observed) with { Contract = ConfiguredJobJson.Default.V1Job }],
            Status("Started"),
            [Condition(ConditionStatus.True, "Started", "The Job is there.")]);
    }

    private static string? ImageOf(CompositeCall<ConfiguredJobSpec> call) => call.Spec.Image
        ?? call.Settings.ReadSection("configuredJobs", ConfiguredJobJson.Default.ConfiguredJobSettings).Image;

    private static StructDocument Status(string phase) => StructDocument.From(
        new ConfiguredJobStatus { Phase = phase }, ConfiguredJobJson.Default.ConfiguredJobStatus);

    private static ConditionReport Condition(ConditionStatus status, string reason, string message) =>
        new("Configured", status, reason, message);
}
