using Crossplane.Functions.Resources;

namespace AgentPlatform.Shared;

/// <summary>A kind of composite and what renders it.</summary>
/// <param name="ApiVersion">Group and version.</param>
/// <param name="Kinds">The kind, and the kind that stands behind its claim where there are claims.</param>
/// <param name="Compose">
/// A pure function of the request. It returns null exactly if it has added problems to the request: nothing is rendered
/// of an invalid composite.
/// </param>
public sealed record CompositeKind(
    string ApiVersion, IReadOnlyList<string> Kinds, Func<CompositionRequest, Composition?> Compose)
{
    /// <summary>Whether an object is of this kind, by its exact apiVersion and kind.</summary>
    public bool Matches(Resource composite)
    {
        ArgumentNullException.ThrowIfNull(composite);
        return composite.ApiVersion == ApiVersion && Kinds.Contains(composite.Kind);
    }
}
