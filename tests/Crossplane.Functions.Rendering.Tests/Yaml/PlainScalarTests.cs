namespace Crossplane.Functions.Rendering.Tests.Yaml;

public class PlainScalarTests
{
    [Fact]
    public void Write_SpaceAtColumn80_IsNotYetABreak()
    {
        var text = new string('a', 77) + " b";

        Assert.Equal(text, YamlText.OfString(text));
    }

    [Fact]
    public void Write_SpaceAtColumn81_IsABreak() =>
        Assert.Equal(new string('a', 78) + "\n  b", YamlText.OfString(new string('a', 78) + " b"));

    [Fact]
    public void Write_CharactersOfSeveralBytes_CountOnce()
    {
        var text = new string('\u00E9', 77) + " b";

        Assert.Equal(text, YamlText.OfString(text));
    }

    [Fact]
    public void Write_LongListItem_GoesOnTwoColumnsAfterTheDash()
    {
        var word = new string('a', 81);

        Assert.Equal($"k:\n- {word}\n  b\n", YamlText.FromJson($$"""{"k":["{{word}} b"]}"""));
    }

    [Fact]
    public void Write_LongKey_IsNotWrapped()
    {
        var key = new string('a', 90) + " b";

        Assert.Equal($"{key}: 1\n", YamlText.FromJson($$"""{"{{key}}":1}"""));
    }
}
