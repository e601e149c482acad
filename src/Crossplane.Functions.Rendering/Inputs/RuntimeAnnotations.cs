namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>The annotations of a Function that say how <c>render</c> calls it.</summary>
internal static class RuntimeAnnotations
{
    public const string Prefix = "render.crossplane.io/runtime";

    /// <summary>Which of the reference's runtimes: <c>Docker</c>, the default, or <see cref="Development"/>.</summary>
    public const string Runtime = Prefix;

    /// <summary>The runtime of a function that somebody has started.</summary>
    public const string Development = "Development";

    /// <summary>Where it listens.</summary>
    public const string Target = Prefix + "-development-target";

    /// <summary>A directory with ca.crt, and with tls.crt and tls.key if the function asks for a client certificate.</summary>
    public const string CertificateDirectory = Prefix + "-development-tls-certs-dir";

    /// <summary>The name in the function's certificate, if it is not the host of the target.</summary>
    public const string ServerName = Prefix + "-development-tls-server-name";
}
