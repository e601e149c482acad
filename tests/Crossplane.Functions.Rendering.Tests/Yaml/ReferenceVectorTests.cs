using System.Text.Json;
using Crossplane.Functions.Rendering.Tests.Vectors;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Yaml;

/// <summary>Reads and writes what the reference's library was given, with the same results.</summary>
public class ReferenceVectorTests
{
    /// <summary>
    /// The texts that the reference reads and this reader refuses on purpose. YAML does not allow them, or gives them another
    /// meaning than the reference, see docs/render.md.
    /// </summary>
    private static readonly string[] Refused =
    [
        "a: \"x\n%b\"\n",
        "a: \"x\ny\"",
        "a: [1,#f\n2]",
        "a: [1,\n2]",
        "a: [x\ny]",
        "a: {b: c,\nd: e}",
        "a: |#f\n  x\n",
        "!!int 1: |#]\\n",
        "n: [?a]",
        "a: &b:c d",
        "!<tag:x> &bf: \"q\"\n",
    ];

    [Fact]
    public void ParseValue_TextOfTheReference_IsTheSameValueOrRefused()
    {
        foreach (var vector in VectorFile.Read("yaml-read.jsonl"))
        {
            var yaml = vector.Text("yaml");
            JsonElement? actual = null;
            var problem = Record.Exception(() => actual = YamlLoader.ParseValue(yaml));

            if (Refused.Contains(yaml))
            {
                vector.Find("json").Should().NotBeNull("the reference reads {0}", vector);
                problem.Should().BeOfType<YamlProblemException>().Which.Message.Should().NotBeEmpty();
            }
            else if (vector.Find("json") is { } expected)
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
    public void Refused_Texts_AreVectors() =>
        VectorFile.Read("yaml-read.jsonl").Select(vector => vector.Text("yaml")).Should().Contain(Refused);

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
