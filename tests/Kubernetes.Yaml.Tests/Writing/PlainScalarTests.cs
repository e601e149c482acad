namespace Kubernetes.Yaml.Tests.Writing;

public class PlainScalarTests
{
    [Fact]
    public void Write_SpaceAtColumn80_IsNotYetABreak()
    {
        var text = new string('a', 77) + " b";

        YamlText.OfString(text).Should().Be(text);
    }

    [Fact]
    public void Write_SpaceAtColumn81_IsABreak() =>
        YamlText.OfString(new string('a', 78) + " b").Should().Be(new string('a', 78) + "\n  b");

    [Fact]
    public void Write_CharactersOfSeveralBytes_CountOnce()
    {
        var text = new string('\u00E9', 77) + " b";

        YamlText.OfString(text).Should().Be(text);
    }

    [Fact]
    public void Write_LongListItem_GoesOnTwoColumnsAfterTheDash()
    {
        var word = new string('a', 81);

        YamlText.FromJson($$"""{"k":["{{word}} b"]}""").Should().Be($"k:\n- {word}\n  b\n");
    }

    [Fact]
    public void Write_LongKey_IsNotWrapped()
    {
        var key = new string('a', 90) + " b";

        YamlText.FromJson($$"""{"{{key}}":1}""").Should().Be($"{key}: 1\n");
    }
}
