using AgentPlatform.Shared;
using Crossplane.Functions;
using Crossplane.Functions.Problems;
using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform;

/// <summary>The function of the platform: renders a composite of any kind in <see cref="Composites"/>.</summary>
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
        var composition = kind.Compose(new CompositionRequest(composite, context.Observed.Resources, problems));
        if (composition is null)
        {
            context.Results.Fatal(problems.Describe($"cannot render {Describe(composite)}")).TargetCompositeAndClaim();
            return default;
        }

        foreach (var composed in composition.Objects)
        {
            var contract = ManifestJson.Default.GetTypeInfo(composed.Manifest.GetType())!;
            context.Desired.GetOrAdd(composed.Name).Set(composed.Manifest, contract).Ready = composed.Ready;
        }

        return default;
    }

    private static string Describe(Resource composite) => (composite.Namespace, composite.Name) switch
    {
        (_, null or "") => $"{composite.Kind} without a name",
        (null or "", var name) => $"{composite.Kind} {name}",
        (var space, var name) => $"{composite.Kind} {space}/{name}",
    };

    private static string DescribeUnknown(Resource composite)
    {
        var known = string.Join(", ", Composites.All.Select(kind => $"{string.Join(" and ", kind.Kinds)} of {kind.ApiVersion}"));
        return composite.Document is null
            ? $"cannot render composite: the request has none; this function renders {known}"
            : $"cannot render kind {Show(composite.Kind)} of apiVersion {Show(composite.ApiVersion)}: this function renders {known}";
    }

    private static string Show(string? text) => text is null ? "(none)" : $"\"{text}\"";
}
