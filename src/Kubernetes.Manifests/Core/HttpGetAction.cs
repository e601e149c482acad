using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Core;

/// <summary>An HTTP request from the node to a container.</summary>
public sealed record HttpGetAction
{
    /// <summary><c>/</c> when null.</summary>
    public string? Path { get; init; }

    /// <summary>A number from 1 to 65535, or the name of one of the container's ports.</summary>
    public IntOrString? Port { get; init; }

    /// <summary>The pod's address when null. A virtual host is set as a <c>Host</c> header instead.</summary>
    public string? Host { get; init; }

    /// <summary><c>HTTP</c> (the default of Kubernetes) or <c>HTTPS</c>, whose certificate is not verified.</summary>
    public string? Scheme { get; init; }

    /// <summary>The same name may occur more than once.</summary>
    public IReadOnlyList<HttpHeader>? HttpHeaders { get; init; }
}
