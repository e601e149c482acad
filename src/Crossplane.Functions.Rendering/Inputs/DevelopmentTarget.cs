using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads the address and the TLS settings of a running function from its annotations.</summary>
internal static class DevelopmentTarget
{
    private const string Default = "localhost:9443";

    /// <exception cref="RenderException">The target is malformed, or a certificate cannot be read.</exception>
    public static GrpcTarget Read(JsonObject function)
    {
        var target = function.Annotation(RuntimeAnnotations.Target);
        var certificates = function.Annotation(RuntimeAnnotations.CertificateDirectory);
        var serverName = function.Annotation(RuntimeAnnotations.ServerName);
        return GrpcTarget.Parse(function.Name(), target.Length > 0 ? target : Default) with
        {
            Certificates = certificates.Length > 0 ? ClientCertificates.Read(function.Name(), certificates) : null,
            ServerName = serverName.Length > 0 ? serverName : null,
        };
    }
}
