using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Kubernetes.Yaml.Tests;

/// <summary>
/// Reads and writes what the reference's libraries, go-yaml v2 with sigs.k8s.io/yaml, were given, with the same results. Each
/// line of the files is an input with what they make of it; a line without a result is one that they refuse.
/// </summary>
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
    public void Read_TextOfTheReference_IsTheSameValueOrRefused()
    {
        foreach (var vector in Vectors("yaml-read.jsonl"))
        {
            var yaml = vector["yaml"]!.GetValue<string>();
            JsonNode? actual = null;
            var problem = Record.Exception(() => actual = YamlReader.Read(yaml));

            if (Refused.Contains(yaml))
            {
                vector.ContainsKey("json").Should().BeTrue("the reference reads {0}", vector);
                problem.Should().BeOfType<YamlReadException>().Which.Message.Should().NotBeEmpty();
            }
            else if (vector.TryGetPropertyValue("json", out var expected))
            {
                problem.Should().BeNull("the reference reads {0}", vector);
                JsonNode.DeepEquals(actual, expected).Should().BeTrue("{0} was read as {1}", vector, actual);
            }
            else
            {
                problem.Should().BeOfType<YamlReadException>(
                    "the reference refuses {0}, but it was read as {1}", vector, actual);
            }
        }
    }

    [Fact]
    public void Refused_Texts_AreVectors() =>
        Vectors("yaml-read.jsonl").Select(vector => vector["yaml"]!.GetValue<string>()).Should().Contain(Refused);

    [Fact]
    public void Write_ValueOfTheReference_IsTheSameTextOrRefused()
    {
        foreach (var vector in Vectors("yaml-written.jsonl"))
        {
            var actual = "";
            var problem = Record.Exception(() => actual = YamlWriter.Write(vector["json"]));

            if (vector["yaml"] is { } expected)
            {
                problem.Should().BeNull("the reference writes {0}", vector);
                actual.Should().Be(expected.GetValue<string>());
            }
            else
            {
                problem.Should().BeOfType<YamlWriteException>(
                    "the reference refuses {0}, but it was written as {1}", vector, actual);
            }
        }
    }

    private static IEnumerable<JsonObject> Vectors(string name, [CallerFilePath] string thisFile = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "Vectors", name)).Select(
            line => JsonNode.Parse(line)!.AsObject());
}
