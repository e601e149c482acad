using AgentPlatform.Delivery;
using AgentPlatform.Settings;
using AgentPlatform.Shared;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
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
        if (kind.Compose(request) is { } rendered && Convert(rendered, composite, settings, problems) is { } documents)
        {
            Answer(context, rendered, documents, request);
        }
        else
        {
            Refuse(context, $"cannot render {Describe(composite)}", problems);
        }

        return default;
    }

    private static void Refuse(FunctionContext context, string what, ProblemSet problems) =>
        context.Results.Fatal(what, problems).TargetCompositeAndClaim();

    /// <summary>Converts the objects; null if one of them cannot be applied.</summary>
    private static StructDocument[]? Convert(
        RenderedComposite rendered, Resource composite, PlatformSettings settings, ProblemSet problems)
    {
        var isNamespaced = !string.IsNullOrEmpty(composite.Namespace);
        var documents = new StructDocument[rendered.Objects.Count];
        for (var index = 0; index < documents.Length; index++)
        {
            var composed = rendered.Objects[index];
            var manifest = settings.DeliversObjects ? ObjectDelivery.Wrap(composed, settings, isNamespaced) : composed.Manifest;
            documents[index] = StructDocument.From(manifest, ManifestJson.Default.GetTypeInfo(manifest.GetType())!, rendered.Parts);
            ComposedObjectValidator.Validate(composed, documents[index], problems);
        }

        return problems.Count == 0 ? documents : null;
    }

    private static void Answer(
        FunctionContext context, RenderedComposite rendered, StructDocument[] documents, CompositionRequest request)
    {
        foreach (var (composed, document) in rendered.Objects.Zip(documents))
        {
            context.Desired.GetOrAdd(composed.Name).Set(document).Ready = composed.Ready;
        }

        if (!rendered.IsComplete)
        {
            context.Desired.Composite.Ready = Ready.False;
        }

        context.Status.Set(rendered.Status);
        // A warning is an event: told once for each version of the spec.
        if (!request.Previous.IsOfThisGeneration)
        {
            foreach (var warning in rendered.Warnings)
            {
                context.Results.Warning(warning).TargetCompositeAndClaim();
            }
        }

        ConditionEvents.Report(context, rendered.Conditions, request.Previous);
        context.Ttl = rendered.IsSteady ? request.Settings.SteadyTtl : request.Settings.PendingTtl;
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
