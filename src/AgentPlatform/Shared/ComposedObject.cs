using Crossplane.Functions.Resources;
using k8s;
using k8s.Models;

namespace AgentPlatform.Shared;

/// <summary>One object of a composition.</summary>
/// <param name="Name">
/// The composition resource name. Part of the public API: under another name, Crossplane deletes the object and makes a
/// new one.
/// </param>
/// <param name="Manifest">The object.</param>
/// <param name="Ready">Whether the object that exists does its work.</param>
/// <param name="ReadyQuery">
/// How provider-kubernetes finds out the same: a CEL expression over <c>object</c>; <see cref="ByItsCondition"/> for the
/// object's own condition Ready; null for objects that are ready when they exist.
/// </param>
public sealed record ComposedObject(string Name, IKubernetesObject<V1ObjectMeta> Manifest, Ready Ready, string? ReadyQuery = null)
{
    /// <summary>The value of <see cref="ReadyQuery"/> for objects with a condition Ready.</summary>
    public const string ByItsCondition = "Ready";
}
