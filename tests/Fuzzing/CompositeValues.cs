using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;

namespace Fuzzing;

/// <summary>The values of a composite: well-formed JSON in which anything may stand anywhere.</summary>
internal sealed class CompositeValues : IFuzzTarget
{
    private const int MostChanges = 3;

    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 1000 };

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "0.5", "65535", "65536", "2147483648", "9007199254740993", "1e308",
        "-1e-300", "[]", "{}",
        "\"\"", "\" \"", "\"a\"", "\"A_b\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\u202e\"", "\"-\"", "\"true\"", "\"1e3\"",
        "\"nats://\"",
        "\"nats://[::1]:4222\"", "\"nats://a:99999,b\"", "\"tls://u:p@h.ns.svc.cluster.local:1/x?y#z\"", "\"a/b:c@sha256:d\"",
        "\":\"", "\"@\"",
        "\"localhost:5000/a:b:c\"", "[null]", "[{}]", "[\"a\",\"a\"]", "[[[[[[]]]]]]", "{\"name\":null}", "{\"\":{\"\":[]}}",
        $"\"{new string('a', 64)}\"",
        $"[{string.Join(',', Enumerable.Repeat("{\"name\":0}", 2000))}]", $"\"{new string('b', 254)}\"",
        $"\"{new string('c', 5000)}\"", string.Concat(Enumerable.Repeat("[", 300)) + string.Concat(Enumerable.Repeat("]", 300)),
    ];

    public string Name => "composites";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Cases.Composites().Select(found => Encoding.UTF8.GetBytes(found.Composite.GetRawText())),
    ];

    public byte[] Mutate(byte[] seed, byte[] other, Random random)
    {
        var root = Parse(seed)!;
        for (var change = random.Next(1, MostChanges + 1); change > 0; change--)
        {
            Change(root, random);
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, Options);
    }

    public void Run(byte[] input)
    {
        byte[] request;
        try
        {
            using var document = JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = Options.MaxDepth });
            request = FunctionCall.Request(document.RootElement, []);
        }
        catch (ConversionException)
        {
            return;
        }

        FunctionCall.Run(request);
    }

    // Down to a random place, the fewer steps the more likely.
    private static void Change(JsonNode node, Random random)
    {
        while (true)
        {
            switch (node)
            {
                case JsonObject { Count: > 0 } map:
                    var key = map.GetAt(random.Next(map.Count)).Key;
                    if (map[key] is (JsonObject or JsonArray) and var inner && random.Next(5) > 0)
                    {
                        node = inner;
                        continue;
                    }

                    Change(map, key, random);
                    return;
                case JsonArray { Count: > 0 } list:
                    var index = random.Next(list.Count);
                    if (list[index] is (JsonObject or JsonArray) and var item && random.Next(5) > 0)
                    {
                        node = item;
                        continue;
                    }

                    list[index] = Value(random);
                    return;
                case JsonObject empty:
                    empty["name"] = Value(random);
                    return;
                case JsonArray empty:
                    empty.Add(Value(random));
                    return;
                default:
                    return;
            }
        }
    }

    private static void Change(JsonObject map, string key, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                map.Remove(key);
                break;
            case 1:
                map[key + "2"] = Value(random);
                break;
            case 2:
                map[key] = new JsonArray(map[key]?.DeepClone());
                break;
            default:
                map[key] = Value(random);
                break;
        }
    }

    private static JsonNode? Value(Random random) => Parse(Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]));

    private static JsonNode? Parse(byte[] json) =>
        JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = Options.MaxDepth });
}
