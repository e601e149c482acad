using Crossplane.Functions;
using Crossplane.Functions.Requirements;

namespace AgentPlatform.Kinds;

/// <summary>
/// Asks Crossplane for objects that the composite does not own, as required resources. An answer is part of a later call, so a
/// question that has not been answered counts as unknown, and the caller renders as if it had not asked.
/// </summary>
public sealed class ClusterLookup
{
    /// <summary>
    /// A definition that exists in every cluster with Crossplane. Where it is not found, as with <c>render</c> outside a cluster,
    /// the absence of another definition means nothing.
    /// </summary>
    private const string DefinitionOfCrossplane = "locks.pkg.crossplane.io";

    private readonly RequirementSet? _require;

    private ClusterLookup(RequirementSet? require) => _require = require;

    /// <summary>Answers nothing.</summary>
    public static ClusterLookup None { get; } = new(null);

    /// <summary>Asks through the requirements of a call, unless its caller states that it does not answer them.</summary>
    public static ClusterLookup For(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Capabilities.Has(Capability.RequiredResources) == false ? None : new ClusterLookup(context.Require);
    }

    /// <summary>Finds an object by name.</summary>
    /// <param name="question">The requirement's name, unique in the call.</param>
    /// <param name="apiVersion">The object's apiVersion, of a kind that exists: Crossplane fails on others.</param>
    /// <param name="kind">The object's kind.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="ns">The object's namespace; null for a cluster-scoped kind.</param>
    /// <returns>Null if nobody answers.</returns>
    public ResourceRequirement? Find(string question, string apiVersion, string kind, string name, string? ns) =>
        _require?.Resource(question, apiVersion, kind, name, ns);

    /// <summary>Selects the objects of a kind that have the given labels.</summary>
    /// <param name="question">The requirement's name, unique in the call.</param>
    /// <param name="apiVersion">The objects' apiVersion, of a kind that exists: Crossplane fails on others.</param>
    /// <param name="kind">The objects' kind.</param>
    /// <param name="labels">The labels, all of which must match.</param>
    /// <param name="ns">The objects' namespace.</param>
    /// <returns>Null if nobody answers.</returns>
    public ResourceRequirement? Select(
        string question, string apiVersion, string kind, IReadOnlyDictionary<string, string> labels, string ns) =>
        _require?.Resources(question, apiVersion, kind, labels, ns);

    /// <summary>Whether the cluster certainly lacks the definition of a kind.</summary>
    /// <param name="definition">The name of the CustomResourceDefinition: <c>scaledobjects.keda.sh</c>.</param>
    public bool LacksDefinition(string definition) =>
        StateOf(DefinitionOfCrossplane) == RequirementState.Found && StateOf(definition) == RequirementState.Missing;

    /// <summary>What is known of the definition of a kind; null if nobody answers.</summary>
    /// <param name="definition">The name of the CustomResourceDefinition.</param>
    public RequirementState? StateOf(string definition) => _require?.Resource(
        $"definition-{definition}", "apiextensions.k8s.io/v1", "CustomResourceDefinition", definition).State;
}
