namespace Crossplane.Functions.Tls.Tests;

public sealed class CertificateRefusalReasonLabelsTests
{
    [Fact]
    public void Label_OfEveryReason_IsStable()
    {
        Enum.GetValues<CertificateRefusalReason>().Select(reason => reason.Label).Should().Equal(
            "missing", "undecodable", "authority", "expired", "not_yet_valid", "usage", "signature", "unknown_issuer",
            "extension", "key", "name");
    }
}
