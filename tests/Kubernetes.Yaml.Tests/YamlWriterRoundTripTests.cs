using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Kubernetes.Yaml.Tests;

public class YamlWriterRoundTripTests
{
    private const int Cases = 400;

    private static readonly string[] Pieces =
    [
        "a", "Word", "z", " ", "  ", "\n", "\n\n", "'", "\"", "\\", ":", ": ", " #", "#", "- ", "-", "?", "\t", "\r", "\0",
        "\u0001", "\u00A0", "\u00E9", "\u4E2D", "\U0001F600", "\uFEFF", "\uFFFD", "yes", "NULL", "~", "1", "0", "0x", "1e3", ".",
        "_", "1:2", "---", "...",
        "2024-01-01", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "=",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbbb bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    ];

    // Nothing here needs escapes, so that lines long enough to be wrapped stay plain or single-quoted.
    private static readonly string[] Words = ["word", "aaaaaaaaaaaaaaaaa", " ", "  ", "'", "- ", "\u00E9"];

    [Fact]
    public void Write_AnyJson_IsReadBackByTheReader() => CheckAll(json =>
    {
        var yaml = YamlWriter.Write(json);

        var read = YamlText.ToObject(yaml);
        JsonNode.DeepEquals(json, read).Should().BeTrue("it was written as {0}", yaml);
        YamlWriter.Write(read).Should().Be(yaml);
    });

    [Fact]
    public void Write_AnyJson_IsReadBackByAPlainParser() => CheckAll(json =>
    {
        var yaml = YamlWriter.Write(json);

        JsonNode.DeepEquals(json, YamlEventReader.Read(yaml)).Should().BeTrue("it was written as {0}", yaml);
    });

    private static void CheckAll(Action<JsonNode> check) =>
        Prop.ForAll(Arb.From(Document()), check).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20260101, 1));

    private static Gen<JsonNode> Document() =>
        Gen.Sized(size => Value(Math.Min(size, 20)))
            .Select(value => (JsonNode)new JsonObject { ["root"] = value });

    private static Gen<JsonNode?> Value(int size) => size <= 1
        ? Leaf()
        : Gen.OneOf(Leaf(), Sequence(size), Mapping(size));

    private static Gen<JsonNode?> Leaf() => Gen.Frequency(
        (6, Text(Pieces, 12).Select(text => (JsonNode?)JsonValue.Create(text))),
        (2, Text(Pieces, 60).Select(text => (JsonNode?)JsonValue.Create(text))),
        (2, Text(Words, 60).Select(text => (JsonNode?)JsonValue.Create(text))),
        (1, ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (JsonNode?)JsonValue.Create(number.Get))),
        (1, ArbMap.Default.GeneratorFor<long>().Select(number => (JsonNode?)JsonValue.Create(number))),
        (1, ArbMap.Default.GeneratorFor<bool>().Select(value => (JsonNode?)JsonValue.Create(value))),
        (1, Gen.Constant<JsonNode?>(null)));

    private static Gen<JsonNode?> Sequence(int size) =>
        Value(size / 3).ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Take(4).Select(Copy)]));

    private static Gen<JsonNode?> Mapping(int size) =>
        Gen.Zip(Text(Pieces, 5), Value(size / 3)).ListOf().Select(entries =>
        {
            var mapping = new JsonObject();
            foreach (var (key, value) in entries.Take(4))
            {
                mapping[key] = Copy(value);
            }

            return (JsonNode?)mapping;
        });

    // A node has one parent, and a generator may hand out the same node twice.
    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static Gen<string> Text(string[] pieces, int most) =>
        Gen.Choose(0, most).SelectMany(count => Gen.Elements(pieces).ListOf(count)).Select(string.Concat);
}
