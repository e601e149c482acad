using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests.Conversion;

public class FieldPathTests
{
    [Theory]
    [InlineData("spec", "name:spec")]
    [InlineData("spec.size", "name:spec name:size")]
    [InlineData("spec.containers[0].image", "name:spec name:containers index:0 name:image")]
    [InlineData("metadata.annotations[example.org/key]", "name:metadata name:annotations name:example.org/key")]
    [InlineData("[0].a", "index:0 name:a")]
    [InlineData("matrix[1][2]", "name:matrix index:1 index:2")]
    [InlineData("[spec][size]", "name:spec name:size")]
    [InlineData("data.0", "name:data name:0")]
    [InlineData("list[99999999999]", "name:list name:99999999999")]
    [InlineData("list[-1]", "name:list name:-1")]
    [InlineData("größe.😀", "name:größe name:😀")]
    public void Parse_ValidPath_HasItsSegments(string text, string expected)
    {
        var segments = new List<string>();
        foreach (var segment in FieldPath.Parse(text).Segments)
        {
            segments.Add(segment.Name is null ? $"index:{segment.Index}" : $"name:{segment.Name}");
        }

        string.Join(' ', segments).Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".spec")]
    [InlineData("spec.")]
    [InlineData("spec..size")]
    [InlineData("spec[")]
    [InlineData("spec[]")]
    [InlineData("spec[0")]
    [InlineData("spec[0]size")]
    [InlineData("spec.[0]")]
    [InlineData("spec]")]
    [InlineData("sp]ec.size")]
    [InlineData("spec[0]]")]
    public void Parse_InvalidPath_NamesItself(string text)
    {
        var exception = Invoking(() => FieldPath.Parse(text)).Should().ThrowExactly<FormatException>().Which;

        exception.Message.Should().Contain($"\"{text}\"");
    }

    [Theory]
    [InlineData("spec.containers[0].image", "spec.containers[0].image")]
    [InlineData("metadata.annotations[example.org/key]", "metadata.annotations[example.org/key]")]
    [InlineData("[spec][size]", "spec.size")]
    [InlineData("[0][1].a", "[0][1].a")]
    [InlineData("data.0", "data.0")]
    public void ToString_OfParsedPath_ParsesToTheSamePath(string text, string expected)
    {
        var path = FieldPath.Parse(text);

        path.ToString().Should().Be(expected);
        FieldPath.Parse(expected).ToString().Should().Be(expected);
    }

    [Fact]
    public void Conversion_FromText_Parses()
    {
        FieldPath path = "spec.size";

        path.ToString().Should().Be("spec.size");
        FieldPath.ToFieldPath("spec.size").ToString().Should().Be("spec.size");
    }
}
