using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubernetes.Yaml.Tests;

/// <summary>
/// A second reader, that knows nothing of YAML 1.1: plain scalars are the values of JSON or text. What the writer
/// leaves plain must read the same here.
/// </summary>
internal static class YamlEventReader
{
    public static JsonNode? Read(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        var node = ReadNode(parser);
        parser.Consume<DocumentEnd>();
        parser.Consume<StreamEnd>();
        return node;
    }

    private static JsonNode? ReadNode(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar.Style == ScalarStyle.Plain ? ReadPlain(scalar.Value) : JsonValue.Create(scalar.Value);
        }

        return parser.TryConsume<SequenceStart>(out _) ? ReadSequence(parser) : ReadMapping(parser);
    }

    private static JsonNode? ReadPlain(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static JsonArray ReadSequence(Parser parser)
    {
        var sequence = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            sequence.Add(ReadNode(parser));
        }

        return sequence;
    }

    private static JsonObject ReadMapping(Parser parser)
    {
        parser.Consume<MappingStart>();
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            mapping.Add(key, ReadNode(parser));
        }

        return mapping;
    }
}
