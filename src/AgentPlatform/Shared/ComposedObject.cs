using Crossplane.Functions.Resources;
using Kubernetes.Manifests;

namespace AgentPlatform.Shared;

/// <summary>One object of a composition.</summary>
/// <param name="Name">
/// The composition resource name. Part of the public API: under another name, Crossplane deletes the object and makes a
/// new one.
/// </param>
/// <param name="Manifest">The object.</param>
/// <param name="Ready">Whether the object that exists does its work.</param>
public sealed record ComposedObject(string Name, KubernetesObject Manifest, Ready Ready);
