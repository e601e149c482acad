using AgentPlatform.Delivery;
using AgentPlatform.Settings;
using AgentPlatform.Shared;
using Crossplane.Functions;
using Crossplane.Functions.Problems;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform;

/// <summary>Renders composites of the kinds in <see cref="Composites"/>.</summary>
public sealed class PlatformFunction : IFunction
{
    /// <inheritdoc />
    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var composite = context.Observed.Composite;
        var kind = Composites.All.FirstOrDefault(candidate => candidate.Matches(composite));
        if (kind is null)
        {
            context.Results.Fatal(DescribeUnknown(composite)).TargetCompositeAndClaim();
            return default;
        }

        var problems = new ProblemSet();
        var settings = SettingsReader.Read(context.Input, problems);
        if (problems.Count > 0)
        {
            Refuse(context, "cannot read Settings, the input of the pipeline step", problems);
            return default;
        }

        var request = new CompositionRequest(
            composite.Document!, ObservedObjects.Read(context.Observed.Resources), settings, problems)
        {
            Cluster = ClusterLookup.For(context),
        };
        if (kind.Compose(request) is { } rendered)
        {
            Answer(context, rendered, request);
        }
        else
        {
            Refuse(context, $"cannot render {Describe(composite)}", problems);
        }

        return default;
    }

    private static void Refuse(FunctionContext context, string what, ProblemSet problems) =>
        context.Results.Fatal(what, problems).TargetCompositeAndClaim();

    private static void Answer(FunctionContext context, RenderedComposite rendered, CompositionRequest request)
    {
        var settings = request.Settings;
        var isNamespaced = !string.IsNullOrEmpty(context.Observed.Composite.Namespace);
        foreach (var composed in rendered.Objects)
        {
            var manifest = settings.DeliversObjects ? ObjectDelivery.Wrap(composed, settings, isNamespaced) : composed.Manifest;
            var contract = ManifestJson.Default.GetTypeInfo(manifest.GetType())!;
            context.Desired.GetOrAdd(composed.Name).Set(manifest, contract).Ready = composed.Ready;
        }

        if (!rendered.IsComplete)
        {
            context.Desired.Composite.Ready = Ready.False;
        }

        context.Status.Set(rendered.Status);
        ConditionEvents.Report(context, rendered.Conditions, request.Previous);
        context.Ttl = rendered.IsSteady ? settings.SteadyTtl : settings.PendingTtl;
    }

    private static string Describe(Resource composite) => (composite.Namespace, composite.Name) switch
    {
        (_, null or "") => $"{composite.Kind} without a name",
        (null or "", var name) => $"{composite.Kind} {Text.Plain(name)}",
        (var ns, var name) => $"{composite.Kind} {Text.Plain(ns)}/{Text.Plain(name)}",
    };

    private static string DescribeUnknown(Resource composite)
    {
        var known = string.Join(", ", Composites.All.Select(kind => $"{string.Join(" and ", kind.Kinds)} of {kind.ApiVersion}"));
        return composite.Document is null
            ? $"cannot render composite: the request has none; this function renders {known}"
            : $"cannot render kind {Show(composite.Kind)} of apiVersion {Show(composite.ApiVersion)}: "
                + $"this function renders {known}";
    }

    private static string Show(string? text) => text is null ? "(none)" : Text.Quote(text);
}
