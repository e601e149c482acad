namespace Kubernetes.Manifests.Core;

/// <summary>Where an environment variable's value comes from: exactly one of its properties.</summary>
public sealed record EnvVarSource
{
    /// <summary>A key of a Secret in the pod's namespace.</summary>
    public SecretKeySelector? SecretKeyRef { get; init; }

    /// <summary>A key of a ConfigMap in the pod's namespace.</summary>
    public ConfigMapKeySelector? ConfigMapKeyRef { get; init; }

    /// <summary>A field of the pod itself.</summary>
    public ObjectFieldSelector? FieldRef { get; init; }
}
