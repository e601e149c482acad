using System.Diagnostics;
using System.Runtime.Versioning;

namespace Crossplane.Functions.Testing.Certificates;

/// <summary>
/// A directory as the kubelet makes it for a Secret: each file is a link through <c>..data</c>, which is a link that is
/// replaced in one step when the Secret changes. It is deleted when disposed.
/// </summary>
/// <example>
/// <code>
/// using var secret = new MountedSecret();
/// secret.Write(crossplane.IssueServer(), crossplane.AuthorityPem);
/// // start the server with secret.Path, then rotate:
/// secret.Write(crossplane.IssueServer(), crossplane.AuthorityPem);
/// </code>
/// </example>
[SupportedOSPlatform("linux")]
public sealed class MountedSecret : IDisposable
{
    private static readonly string[] Names = ["tls.crt", "tls.key", "ca.crt"];

    private int _versions;

    /// <summary>The directory.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("function-secret-").FullName;

    /// <summary>Writes the Secret, or replaces it.</summary>
    /// <param name="server">The certificate and the key of the server.</param>
    /// <param name="authorityPem">The content of <c>ca.crt</c>.</param>
    public void Write(IssuedCertificate server, string authorityPem)
    {
        ArgumentNullException.ThrowIfNull(server);
        Write(server.CertificatePem, server.KeyPem, authorityPem);
    }

    /// <summary>Writes the Secret, or replaces it, with content that need not be valid.</summary>
    /// <param name="certificate">The content of <c>tls.crt</c>.</param>
    /// <param name="key">The content of <c>tls.key</c>.</param>
    /// <param name="authority">The content of <c>ca.crt</c>.</param>
    public void Write(string certificate, string key, string authority)
    {
        var version = $"..version-{++_versions}";
        Directory.CreateDirectory(Full(version));
        File.WriteAllText(System.IO.Path.Combine(Full(version), "tls.crt"), certificate);
        File.WriteAllText(System.IO.Path.Combine(Full(version), "tls.key"), key);
        File.WriteAllText(System.IO.Path.Combine(Full(version), "ca.crt"), authority);

        File.CreateSymbolicLink(Full("..data_tmp"), version);
        Rename("..data_tmp", "..data");
        if (_versions == 1)
        {
            Array.ForEach(Names, name => File.CreateSymbolicLink(Full(name), System.IO.Path.Combine("..data", name)));
            return;
        }

        Directory.Delete(Full($"..version-{_versions - 1}"), recursive: true);
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string Full(string name) => System.IO.Path.Combine(Path, name);

    // The framework does not move a link that points to a directory.
    private void Rename(string from, string to)
    {
        using var move = Process.Start("mv", ["-T", Full(from), Full(to)]);
        move.WaitForExit();
        if (move.ExitCode != 0)
        {
            throw new FunctionTestException($"cannot replace {Full(to)}: mv ended with code {move.ExitCode}");
        }
    }
}
