namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class SingleQuotedScalarTests
{
    [Fact]
    public void Write_Apostrophes_AreDoubled() => Assert.Equal("'''q'''", YamlText.OfString("'q'"));

    [Fact]
    public void Write_LineSeparator_StaysAndIndentsWhatFollows() =>
        Assert.Equal("'a\u2028  b'", YamlText.OfString("a\u2028b"));

    [Fact]
    public void Write_PastColumn80_IsWrappedAtTheNextSpace()
    {
        var yaml = YamlText.FromJson(
            """
            {"status":{"conditions":[{
              "message":"Unready resources: first-subresource-1, first-subresource-2, second-object, and 1 more"}]}}
            """);

        Assert.Equal(
            """
            status:
              conditions:
              - message: 'Unready resources: first-subresource-1, first-subresource-2, second-object,
                  and 1 more'

            """,
            yaml);
    }

    [Fact]
    public void Write_LastCharacterIsASpacePastColumn80_IsNotWrapped()
    {
        var text = new string('a', 100) + " ";

        Assert.Equal($"'{text}'", YamlText.OfString(text));
    }

    [Fact]
    public void Write_SeveralSpacesPastColumn80_IsNotWrappedThere()
    {
        var words = new string('a', 80);

        Assert.Equal($"'- {words}  b'", YamlText.OfString($"- {words}  b"));
    }
}
