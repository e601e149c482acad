using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Kinds;

/// <summary>
/// A kind with a typed spec. It declares the contract of the model, validates a spec and renders a valid one; everything that is
/// the same for all kinds happens here, in this order: defaults of the platform, types, name and namespace, the spec, the
/// objects, whether others own them.
/// </summary>
/// <typeparam name="TSpec">The spec as a developer writes it: nullable properties without policy.</typeparam>
/// <inheritdoc cref="CompositeKind(string, IReadOnlyList{string})" path="/param"/>
internal abstract class CompositeKind<TSpec>(string apiVersion, params IReadOnlyList<string> kinds)
    : CompositeKind(apiVersion, kinds)
    where TSpec : class
{
    /// <summary>The JSON contract of the composite.</summary>
    protected abstract JsonTypeInfo<Composite<TSpec>> Contract { get; }

    internal sealed override JsonTypeInfo SpecContract => Contract.Options.GetTypeInfo(typeof(TSpec));

    /// <summary>The fields without which a spec cannot be rendered, for messages: <c>image and nats</c>.</summary>
    protected abstract string RequiredFields { get; }

    /// <summary>How the objects may be named. By default, as a Service must be.</summary>
    protected virtual NameFormat NameFormat => NameFormat.Service;

    /// <summary>The reference to the claim; null for kinds without claims.</summary>
    protected virtual ClaimReference? ClaimOf(TSpec spec) => null;

    /// <summary>Lays a composite over the platform's defaults for its kind. By default, there are none.</summary>
    protected virtual StructDocument WithDefaults(CompositeCall call) => call.Document;

    /// <summary>Adds a problem to the call for everything in the spec that must be changed.</summary>
    protected abstract void Validate(CompositeCall<TSpec> call);

    /// <summary>
    /// Renders a valid spec. Objects of others that it cannot do without come from <see cref="CompositeCall.Required"/>; while
    /// the answer to one of them is to come, everything but <see cref="Pending"/> is taken for a pending answer without content.
    /// </summary>
    protected abstract CompositeAnswer Render(CompositeCall<TSpec> call);

    internal sealed override CompositeAnswer Compose(CompositeCall call)
    {
        var composite = TypedReader.Read(WithDefaults(call), Contract, call.Problems);
        var claim = composite.Spec is null ? null : ClaimOf(composite.Spec);
        var identity = Identity.Find(composite.Kind, composite.Metadata, claim, NameFormat, call.Problems);
        var typed = new CompositeCall<TSpec>(call, composite, identity);
        ValidateLabels(typed);
        if (composite.Spec is null)
        {
            call.Problems.Add("spec", $"is required: an object with {RequiredFields}");
        }
        else
        {
            Validate(typed);
        }

        return call.Problems.Count > 0 ? new Invalid(call.Problems) : Answer(typed);
    }

    /// <summary>Checks what is copied to every object, for which API servers have no limit.</summary>
    private static void ValidateLabels(CompositeCall<TSpec> call)
    {
        if (call.Settings.Labelling.PropagateLabels != false)
        {
            Checks.Count("metadata.labels", call.Metadata.Labels?.Count, Bounds.Labels, call.Problems);
        }
    }

    /// <summary>
    /// Answers nothing else than pending before every question is answered: Crossplane takes a refusal for the last answer, and
    /// would not ask for the rest.
    /// </summary>
    private CompositeAnswer Answer(CompositeCall<TSpec> call)
    {
        var answer = Render(call);
        if (call.Required.Unanswered is { } missing)
        {
            call.Problems.Add("spec", $"needs {missing}, but the caller states that it answers no required resources");
            return new Invalid(call.Problems);
        }

        if (call.Required.IsPending)
        {
            return answer as Pending ?? new Pending(null, []);
        }

        if (answer is Rendered rendered && !call.Settings.DeliversObjects)
        {
            TakeOver.Check(rendered.Objects, call.Kind, call.Metadata, call.Identity.NamePath, call);
        }

        return answer is not Invalid && call.Problems.Count > 0 ? new Invalid(call.Problems) : answer;
    }
}
