using Crossplane.Functions.Testing.Certificates;

namespace Crossplane.Functions.Testing.Tests.Certificates;

public sealed class MountedSecretTests
{
    [Fact]
    public void Write_Again_ReplacesAllFilesThroughOneLink()
    {
        using var secret = new MountedSecret();
        secret.Write("a", "b", "c");
        var link = new FileInfo(Path.Combine(secret.Path, "..data")).LinkTarget;

        secret.Write("d", "e", "f");

        Read(secret, "tls.crt", "tls.key", "ca.crt").Should().Equal("d", "e", "f");
        new FileInfo(Path.Combine(secret.Path, "tls.crt")).LinkTarget.Should().Be("..data/tls.crt");
        new FileInfo(Path.Combine(secret.Path, "..data")).LinkTarget.Should().NotBe(link);
        Directory.Exists(Path.Combine(secret.Path, link!)).Should().BeFalse("the kubelet removes what was there before");
    }

    [Fact]
    public void Dispose_Always_DeletesTheDirectory()
    {
        var secret = new MountedSecret();
        secret.Write("a", "b", "c");

        secret.Dispose();

        Directory.Exists(secret.Path).Should().BeFalse();
    }

    private static IEnumerable<string> Read(MountedSecret secret, params string[] files) =>
        files.Select(file => File.ReadAllText(Path.Combine(secret.Path, file)));
}
