using System.Diagnostics;

namespace Crossplane.Functions.Hosting.Tests.Tls;

/// <summary>
/// A directory as the kubelet makes it for a Secret: each file is a link through <c>..data</c>, which is a link that is
/// replaced in one step when the Secret changes.
/// </summary>
internal sealed class MountedSecret : IDisposable
{
    private static readonly string[] Names = ["tls.crt", "tls.key", "ca.crt"];

    private readonly TemporaryDirectory _directory = new();
    private int _versions;

    public string Path => _directory.Path;

    public void Write(IssuedCertificate server, string authorityPem) => Write(server.CertificatePem, server.KeyPem, authorityPem);

    public void Write(string certificate, string key, string authority)
    {
        var version = $"..version-{++_versions}";
        Directory.CreateDirectory(_directory[version]);
        File.WriteAllText(System.IO.Path.Combine(_directory[version], "tls.crt"), certificate);
        File.WriteAllText(System.IO.Path.Combine(_directory[version], "tls.key"), key);
        File.WriteAllText(System.IO.Path.Combine(_directory[version], "ca.crt"), authority);

        File.CreateSymbolicLink(_directory["..data_tmp"], version);
        Rename("..data_tmp", "..data");
        if (_versions == 1)
        {
            Array.ForEach(Names, name => File.CreateSymbolicLink(_directory[name], System.IO.Path.Combine("..data", name)));
            return;
        }

        Directory.Delete(_directory[$"..version-{_versions - 1}"], recursive: true);
    }

    public void Dispose() => _directory.Dispose();

    // The framework does not move a link that points to a directory.
    private void Rename(string from, string to)
    {
        using var move = Process.Start("mv", ["-T", _directory[from], _directory[to]]);
        move.WaitForExit();
        move.ExitCode.Should().Be(0);
    }
}
