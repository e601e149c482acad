namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>The annotations of a Function that control how <c>render</c> calls it.</summary>
internal static class RuntimeAnnotations
{
    public const string Prefix = "render.crossplane.io/runtime";

    /// <summary>The runtime, one of the reference's: <c>Docker</c> (the default) or <see cref="Development"/>.</summary>
    public const string Runtime = Prefix;

    /// <summary>The runtime of a function that is already running.</summary>
    public const string Development = "Development";

    /// <summary>The address of the function as a gRPC target. The default is localhost:9443.</summary>
    public const string Target = Prefix + "-development-target";

    /// <summary>A directory with ca.crt and, if the function requires a client certificate, tls.crt and tls.key.</summary>
    public const string CertificateDirectory = Prefix + "-development-tls-certs-dir";

    /// <summary>The name in the function's certificate, if it differs from the host of the target.</summary>
    public const string ServerName = Prefix + "-development-tls-server-name";
}
