using AgentPlatform.Delivery;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;
using Crossplane.Functions.Resources;

namespace AgentPlatform;

/// <summary>Renders composites.</summary>
public sealed class PlatformFunction : IFunction
{
    private readonly IReadOnlyList<CompositeKind> _kinds;
    private readonly SettingsSection[] _sections;

    /// <summary>Creates a function that renders the kinds in <see cref="Composites"/>.</summary>
    public PlatformFunction()
        : this(Composites.All)
    {
    }

    /// <param name="kinds">The kinds that the function renders.</param>
    internal PlatformFunction(IReadOnlyList<CompositeKind> kinds)
    {
        _kinds = kinds;
        _sections = [.. kinds.SelectMany(kind => kind.Sections).Distinct()];
        var common = SettingsJson.Default.SettingsInput.Properties.Select(property => property.Name);
        if (_sections.Select(section => section.Name).Intersect(common).FirstOrDefault() is { } taken)
        {
            throw new ArgumentException(
                $"The section {taken} of a kind must not have the name of a common setting.", nameof(kinds));
        }
    }

    /// <inheritdoc />
    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var composite = context.Observed.Composite;
        var kind = _kinds.FirstOrDefault(candidate => candidate.Matches(composite));
        if (kind is null || composite.Document is not { } document)
        {
            context.Results.Fatal(DescribeUnknown(composite)).TargetCompositeAndClaim();
            return default;
        }

        var problems = new ProblemSet();
        var settings = SettingsReader.Read(context.Input, _sections, problems);
        if (problems.Count > 0)
        {
            Refuse(context, "cannot read Settings, the input of the pipeline step", problems);
            return default;
        }

        var observed = ObservedObjects.Read(context.Observed.Resources);
        var call = new CompositeCall(document, observed, settings, ClusterLookup.For(context));
        switch (kind.Compose(call))
        {
            case Rendered rendered when Convert(rendered, composite, call) is { } documents:
                Answer(context, rendered, documents, call);
                break;
            case Pending pending:
                Wait(context, pending, call);
                break;
            case Invalid invalid:
                Refuse(context, $"cannot render {Describe(composite)}", invalid.Problems);
                break;
            default:
                Refuse(context, $"cannot render {Describe(composite)}", call.Problems);
                break;
        }

        return default;
    }

    private static void Refuse(FunctionContext context, string what, ProblemSet problems) =>
        context.Results.Fatal(what, problems).TargetCompositeAndClaim();

    /// <summary>Converts the objects; null if one of them cannot be applied.</summary>
    private static StructDocument[]? Convert(Rendered rendered, Resource composite, CompositeCall call)
    {
        var isNamespaced = !string.IsNullOrEmpty(composite.Namespace);
        var documents = new StructDocument[rendered.Objects.Count];
        for (var index = 0; index < documents.Length; index++)
        {
            var composed = rendered.Objects[index];
            documents[index] = call.Settings.DeliversObjects
                ? ObjectDelivery.Wrap(composed, call.Settings, isNamespaced)
                : StructDocument.From(composed.Manifest, composed.Contract, rendered.Parts);
            ComposedObjectValidator.Validate(composed, documents[index], call.Problems);
        }

        return call.Problems.Count == 0 ? documents : null;
    }

    private static void Answer(FunctionContext context, Rendered rendered, StructDocument[] documents, CompositeCall call)
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
        if (!call.Previous.IsOfThisGeneration)
        {
            foreach (var warning in rendered.Warnings)
            {
                context.Results.Warning(warning).TargetCompositeAndClaim();
            }
        }

        ConditionEvents.Report(context, rendered.Conditions, call.Previous);
        context.Ttl = rendered.IsSteady ? call.Settings.SteadyTtl : call.Settings.PendingTtl;
    }

    /// <summary>
    /// Keeps what exists. Crossplane discards this answer if it can answer the requirements, and calls again.
    /// </summary>
    private static void Wait(FunctionContext context, Pending pending, CompositeCall call)
    {
        context.Desired.Keep(context.Observed);
        context.Desired.Composite.Ready = Ready.False;
        if ((pending.Status ?? call.Previous.Document) is { } status)
        {
            context.Status.Set(status);
        }

        ConditionEvents.Report(context, pending.Conditions, call.Previous);
        context.Ttl = call.Settings.PendingTtl;
    }

    private static string Describe(Resource composite) => (composite.Namespace, composite.Name) switch
    {
        (_, null or "") => $"{composite.Kind} without a name",
        (null or "", var name) => $"{composite.Kind} {Text.Plain(name)}",
        (var ns, var name) => $"{composite.Kind} {Text.Plain(ns)}/{Text.Plain(name)}",
    };

    private string DescribeUnknown(Resource composite)
    {
        var known = string.Join(", ", _kinds.Select(kind => $"{string.Join(" and ", kind.Kinds)} of {kind.ApiVersion}"));
        return composite.Document is null
            ? $"cannot render composite: the request has none; this function renders {known}"
            : $"cannot render kind {Show(composite.Kind)} of apiVersion {Show(composite.ApiVersion)}: "
                + $"this function renders {known}";
    }

    private static string Show(string? text) => text is null ? "(none)" : Text.Quote(text);
}
