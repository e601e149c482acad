using Kubernetes.Yaml.Reading;

namespace Kubernetes.Yaml.Tests.Reading;

public class AliasGuardTests
{
    private const string Bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
        + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
        + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
        + "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n";

    private const string MergeBomb = "a: &a {x: 1}\n"
        + "b: &b {<<: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]}\n"
        + "c: &c {<<: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]}\n"
        + "d: &d {<<: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]}\n"
        + "e: &e {<<: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]}\n"
        + "f: &f {<<: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]}\n";

    [Theory]
    [InlineData(Bomb)]
    [InlineData(MergeBomb)]
    public void Count_MoreThanTheMaximum_IsRefused(string yaml) => YamlText.Problem(yaml).Message.Should().Be(
        $"aliases may repeat at most {AliasGuard.MaxRepeatedValues} values in a document");

    [Fact]
    public void Count_ValuesOutsideOfAliases_AreNotLimited()
    {
        var items = string.Join(",", Enumerable.Repeat("1", AliasGuard.MaxRepeatedValues + 1));

        YamlText.ToObject($"a: [{items}]")["a"]!.AsArray().Count.Should().Be(AliasGuard.MaxRepeatedValues + 1);
    }

    [Theory]
    [InlineData("a: &a [*a]")]
    [InlineData("a: &a {b: *a}")]
    [InlineData("a: &a {<<: *a}")]
    [InlineData("a: &a {b: &b [*a], c: *b}")]
    public void Enter_AnchorThatContainsItself_IsRefused(string yaml) =>
        YamlText.Problem(yaml).Message.Should().Be("the anchor &a contains itself");

    [Fact]
    public void Enter_SameAnchorTwiceInARow_IsNotACycle() =>
        YamlText.ToJson("a: &a [1]\nb: [*a, *a]").Should().Be("""{"a":[1],"b":[[1],[1]]}""");
}
