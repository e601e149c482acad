using System.Text.Json;
using Crossplane.Functions.Rendering.Tests.Vectors;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

/// <summary>Reads and writes what the reference's library was given, with the same results.</summary>
public class ReferenceVectorTests
{
    [Fact]
    public void ParseValue_TextOfTheReference_IsTheSameValueOrRefused()
    {
        foreach (var vector in VectorFile.Read("yaml-read.jsonl"))
        {
            var yaml = vector.Text("yaml");
            JsonElement? actual = null;
            var problem = Record.Exception(() => actual = YamlLoader.ParseValue(yaml));

            if (vector.Find("json") is { } expected)
            {
                problem.Should().BeNull("the reference reads {0}", vector);
                JsonElement.DeepEquals(actual!.Value, expected).Should().BeTrue("{0} was read as {1}", vector, actual);
            }
            else
            {
                problem.Should().BeOfType<YamlProblemException>(
                    "the reference refuses {0}, but it was read as {1}", vector, actual);
            }
        }
    }

    [Fact]
    public void Write_ValueOfTheReference_IsTheSameTextOrRefused()
    {
        foreach (var vector in VectorFile.Read("yaml-written.jsonl"))
        {
            var json = vector.GetProperty("json");
            var actual = "";
            var problem = Record.Exception(() => actual = YamlText.FromJson(json));

            if (vector.Find("yaml") is { } expected)
            {
                problem.Should().BeNull("the reference writes {0}", vector);
                actual.Should().Be(expected.GetString());
            }
            else
            {
                problem.Should().BeOfType<RenderException>(
                    "the reference refuses {0}, but it was written as {1}", vector, actual);
            }
        }
    }
}
