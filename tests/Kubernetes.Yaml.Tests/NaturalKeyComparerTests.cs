namespace Kubernetes.Yaml.Tests;

public class NaturalKeyComparerTests
{
    [Theory]
    [InlineData("key2", "key10")]
    [InlineData("key9", "key10a")]
    [InlineData("a-b", "ab")]
    [InlineData("a1", "ab")]
    [InlineData("a", "ab")]
    [InlineData("", "a")]
    [InlineData("B", "a")]
    [InlineData("a", "\u00E9")]
    [InlineData("10", "a")]
    [InlineData("a01", "a2")]
    [InlineData("a1", "a01")]
    [InlineData("a100", "a1000")]
    [InlineData("a-", "a.")]
    [InlineData("a.b", "a1b")]
    [InlineData("1.2", "1.10")]
    [InlineData("x\uFFFD", "x\U0001F600")]
    public void Compare_EarlierAndLaterKey_AgreesBothWays(string earlier, string later)
    {
        NaturalKeyComparer.Instance.Compare(earlier, later).Should().BeNegative();
        NaturalKeyComparer.Instance.Compare(later, earlier).Should().BePositive();
    }

    [Fact]
    public void Compare_SameKey_IsEqual() => NaturalKeyComparer.Instance.Compare("a1", "a1").Should().Be(0);

    [Fact]
    public void Compare_DigitsBeyond64Bits_DoesNotThrow() =>
        NaturalKeyComparer.Instance.Compare(new string('9', 40), new string('8', 40)).Should().NotBe(0);
}
