using Crossplane.Functions.Resources;

namespace AgentPlatform.Shared;

/// <summary>A kind of composite and its composer.</summary>
/// <param name="ApiVersion">The apiVersion: group and version.</param>
/// <param name="Kinds">The kind and, if there are claims, the kind behind the claim.</param>
/// <param name="Compose">
/// A pure function of the request. It returns null if and only if it has added problems to the request: an invalid composite is
/// not rendered.
/// </param>
public sealed record CompositeKind(
    string ApiVersion, IReadOnlyList<string> Kinds, Func<CompositionRequest, RenderedComposite?> Compose)
{
    /// <summary>Whether a composite has this apiVersion and one of these kinds.</summary>
    public bool Matches(Resource composite)
    {
        ArgumentNullException.ThrowIfNull(composite);
        return composite.ApiVersion == ApiVersion && Kinds.Contains(composite.Kind);
    }
}
