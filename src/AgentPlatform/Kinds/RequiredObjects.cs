using Crossplane.Functions.Requirements;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Kinds;

/// <summary>
/// Objects of others that a composite cannot be rendered without. Crossplane answers in a later call of the same reconcile, so
/// every call asks for them again, and <see cref="IsPending"/> says whether an answer is still to come.
/// </summary>
/// <param name="cluster">Asks Crossplane.</param>
internal sealed class RequiredObjects(ClusterLookup cluster)
{
    /// <summary>Whether a question of this call has no answer yet.</summary>
    public bool IsPending { get; private set; }

    /// <summary>The first object that nobody will look up, because the caller answers no questions; null for none.</summary>
    public string? Unanswered { get; private set; }

    /// <summary>Finds an object by name.</summary>
    /// <inheritdoc cref="ClusterLookup.Find" path="/param"/>
    public RequiredObject Find(string question, string apiVersion, string kind, string name, string? ns) =>
        Take(cluster.Find(question, apiVersion, kind, name, ns), $"{kind} {(ns is null ? "" : $"{ns}/")}{name}") is { } found
            ? new RequiredObject(found.State, found.First)
            : new RequiredObject(RequirementState.Pending, null);

    /// <summary>Lists the objects of a kind that have the given labels, by name; null while the answer is to come.</summary>
    /// <inheritdoc cref="ClusterLookup.Select" path="/param"/>
    public IReadOnlyList<Resource>? List(
        string question, string apiVersion, string kind, IReadOnlyDictionary<string, string> labels, string ns) =>
        Take(cluster.Select(question, apiVersion, kind, labels, ns), $"objects of kind {kind} in {ns}") is
        {
            State: not RequirementState.Pending,
        } found
            ? found.Items
            : null;

    private ResourceRequirement? Take(ResourceRequirement? answer, string what)
    {
        Unanswered ??= answer is null ? what : null;
        IsPending |= answer is null or { State: RequirementState.Pending };
        return answer;
    }
}
