using System.Text.Json.Serialization.Metadata;
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
    /// Renders a valid spec. Objects of others that it cannot do without come from <see cref="CompositeCall.Required"/>; what is
    /// rendered while one of them is pending is taken for what is known so far, and no object of it is applied.
    /// </summary>
    protected abstract CompositeAnswer Render(CompositeCall<TSpec> call);

    internal sealed override CompositeAnswer Compose(CompositeCall call)
    {
        var composite = TypedReader.Read(WithDefaults(call), Contract, call.Problems);
        var claim = composite.Spec is null ? null : ClaimOf(composite.Spec);
        var identity = Identity.Find(composite.Kind, composite.Metadata, claim, NameFormat, call.Problems);
        var typed = new CompositeCall<TSpec>(call, composite, identity);
        if (composite.Spec is null)
        {
            call.Problems.Add("spec", $"is required: an object with {RequiredFields}");
        }
        else
        {
            Validate(typed);
        }

        if (call.Problems.Count > 0)
        {
            return new Invalid(call.Problems);
        }

        var answer = Render(typed);
        if (answer is Rendered rendered)
        {
            answer = call.Required.IsPending
                ? new Pending(rendered.Status, rendered.Conditions)
                : CheckOwners(rendered, typed);
        }

        return call.Problems.Count > 0 ? new Invalid(call.Problems) : answer;
    }

    private static Rendered CheckOwners(Rendered rendered, CompositeCall<TSpec> call)
    {
        if (!call.Settings.DeliversObjects)
        {
            TakeOver.Check(rendered.Objects, call.Kind, call.Metadata, call.Identity.NamePath, call);
        }

        return rendered;
    }
}
