using AgentPlatform.Values;

namespace AgentPlatform.Tests.Values;

public class ImageReferenceTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const string Characters64 = "0123456789012345678901234567890123456789012345678901234567890123";

    [Theory]
    [InlineData("nginx", null, null)]
    [InlineData("nginx:1.25-alpine", "1.25-alpine", null)]
    [InlineData("ghcr.io/org/service:v1.0.0", "v1.0.0", null)]
    [InlineData("localhost:5000/service", null, null)]
    [InlineData("localhost:5000/service:v1", "v1", null)]
    [InlineData("[2001:db8::7]:5000/service:v1", "v1", null)]
    [InlineData("GHCR.io/org/service:v1", "v1", null)]
    [InlineData("ghcr.io/org/a.b_c__d---e/service:V1_x.y-z", "V1_x.y-z", null)]
    [InlineData("service@sha256:" + Hash, null, "sha256:" + Hash)]
    [InlineData("ghcr.io/org/service:v1@sha256:" + Hash, "v1", "sha256:" + Hash)]
    [InlineData("service:" + Characters64 + Characters64, Characters64 + Characters64, null)]
    public void TryParse_Reference_HasItsTagAndDigest(string text, string? tag, string? digest)
    {
        ImageReference.TryParse(text, out var reference).Should().BeTrue($"\"{text}\" is an image");

        reference!.Tag.Should().Be(tag);
        reference.Digest.Should().Be(digest);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("service ")]
    [InlineData("service:v1\n")]
    [InlineData("my service")]
    [InlineData("Service:v1")]
    [InlineData("ghcr.io/Org/service:v1")]
    [InlineData("ghcr.io//service")]
    [InlineData("/service")]
    [InlineData("service/")]
    [InlineData("service:")]
    [InlineData("service:-v1")]
    [InlineData("service:v1:v2")]
    [InlineData("service:v1+build")]
    [InlineData("service:" + Characters64 + Characters64 + "8")]
    [InlineData("service@")]
    [InlineData("service@sha256:abc")]
    [InlineData("service@" + Hash)]
    [InlineData("service@sha256:" + Hash + ":v1")]
    [InlineData("https://ghcr.io/org/service:v1")]
    [InlineData("-service")]
    [InlineData("a___b")]
    public void TryParse_OtherText_IsRefused(string text)
    {
        ImageReference.TryParse(text, out var reference).Should().BeFalse($"\"{text}\" is no image");

        reference.Should().BeNull();
    }

    [Theory]
    [InlineData("service", true)]
    [InlineData("localhost:5000/service", true)]
    [InlineData("service:latest", true)]
    [InlineData("service:v1", false)]
    [InlineData("service:latest-alpine", false)]
    [InlineData("service@sha256:" + Hash, false)]
    [InlineData("service:latest@sha256:" + Hash, false)]
    public void IsFloating_OfReference_TellsWhetherItCanMeanAnotherImage(string text, bool expected) =>
        Parse(text).IsFloating.Should().Be(expected);

    [Theory]
    [InlineData("service", "latest")]
    [InlineData("service:v1.0.0", "v1.0.0")]
    [InlineData("service:_v1._-", "v1")]
    [InlineData("service:___", "unknown")]
    [InlineData("service:" + Characters64, "012345678901234567890123456789012345678901234567890123456789012")]
    [InlineData("service:12345678901234567890123456789012345678901234567890123456789012.4",
        "12345678901234567890123456789012345678901234567890123456789012")]
    [InlineData("service@sha256:" + Hash, "sha256-9f86d081884c")]
    [InlineData("service@multihash+base58:" + Hash, "multihash-base58-9f86d081884c")]
    [InlineData("service:v1@sha256:" + Hash, "v1")]
    public void Version_OfReference_IsALabelValue(string text, string expected) => Parse(text).Version.Should().Be(expected);

    private static ImageReference Parse(string text)
    {
        ImageReference.TryParse(text, out var reference).Should().BeTrue($"\"{text}\" is an image");
        return reference!;
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void TryParse_LongText_IsReadUpTo512Characters(int length, bool expected) =>
        ImageReference.TryParse(new string('a', length), out _).Should().Be(expected);
}
