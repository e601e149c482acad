using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Tests.Meta;

public sealed class IntOrStringTests
{
    [Fact]
    public void Conversion_OfNumber_HoldsNumberOnly()
    {
        IntOrString value = 80;

        Assert.Equal(80, value.Number);
        Assert.Null(value.Text);
        Assert.Equal("80", value.ToString());
    }

    [Fact]
    public void Conversion_OfText_HoldsTextOnly()
    {
        IntOrString value = "http";

        Assert.Equal("http", value.Text);
        Assert.Null(value.Number);
        Assert.Equal("http", value.ToString());
    }

    [Fact]
    public void Constructor_NullText_Throws() =>
        Assert.Throws<ArgumentNullException>(() => new IntOrString(null!));

    [Fact]
    public void Equals_NumberAndSameDigits_Differ()
    {
        Assert.NotEqual(new IntOrString(80), new IntOrString("80"));
        Assert.NotEqual(new IntOrString(0), new IntOrString(""));
        Assert.Equal(new IntOrString("80"), new IntOrString("80"));
    }

    [Fact]
    public void Default_IsNumberZero() => Assert.Equal(new IntOrString(0), default);
}
