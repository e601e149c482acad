namespace Kubernetes.Yaml.Tests.Writing;

public class SingleQuotedScalarTests
{
    [Fact]
    public void Write_Apostrophes_AreDoubled() => YamlText.OfString("'q'").Should().Be("'''q'''");

    [Fact]
    public void Write_LineSeparator_StaysAndIndentsWhatFollows() =>
        YamlText.OfString("a\u2028b").Should().Be("'a\u2028  b'");

    [Fact]
    public void Write_PastColumn80_IsWrappedAtTheNextSpace()
    {
        var yaml = YamlText.FromJson(
            """
            {"status":{"conditions":[{
              "message":"Unready resources: first-subresource-1, first-subresource-2, second-object, and 1 more"}]}}
            """);

        yaml.Should().Be(
            """
            status:
              conditions:
              - message: 'Unready resources: first-subresource-1, first-subresource-2, second-object,
                  and 1 more'

            """);
    }

    [Fact]
    public void Write_LastCharacterIsASpacePastColumn80_IsNotWrapped()
    {
        var text = new string('a', 100) + " ";

        YamlText.OfString(text).Should().Be($"'{text}'");
    }

    [Fact]
    public void Write_SeveralSpacesPastColumn80_IsNotWrappedThere()
    {
        var words = new string('a', 80);

        YamlText.OfString($"- {words}  b").Should().Be($"'- {words}  b'");
    }
}
