using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Tests.Properties;

/// <summary>Makes JSON values from a seed: the same seed always makes the same values.</summary>
internal sealed class RandomJson
{
    // A key << is missing: the reference writes it without quotes, and it is read as a merge key.
    private static readonly string[] Pieces =
    [
        "a", "Word", "x-y", " ", "  ", "\n", "'", "\"", "\\", ": ", " #", "- ", "?", "\t", "\u00E9", "\u4E2D", "\U0001F600",
        "yes", "n", "null", "~", "1", "0x1", "1e3", "2024-01-01", "---", "{", "]", "&", "*", "!", "|", "%", "@", "`", "=",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    ];

    private readonly Random _random;

    public RandomJson(int seed) => _random = new Random(seed);

    public int Below(int limit) => _random.Next(limit);

    public bool OneIn(int count) => _random.Next(count) == 0;

    public T OneOf<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public string Text() => string.Concat(Enumerable.Range(0, Below(6)).Select(_ => OneOf(Pieces)));

    public string Name() => $"{OneOf("a", "b", "name", "x1")}-{Below(20)}";

    public JsonNode? Value(int depth) => Below(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(OneIn(2)),
        2 => JsonValue.Create(_random.NextInt64(-(1L << 53), 1L << 53)),
        3 => JsonValue.Create(_random.Next(-100_000, 100_000) / 8.0),
        4 or 5 => JsonValue.Create(Text()),
        6 => new JsonArray([.. Enumerable.Range(0, Below(4)).Select(_ => Value(depth - 1))]),
        _ => Object(depth - 1),
    };

    public JsonObject Object(int depth)
    {
        var result = new JsonObject();
        foreach (var _ in Enumerable.Range(0, Below(5)))
        {
            result[OneIn(3) ? Text() : Name()] = Value(depth);
        }

        return result;
    }

    public JsonObject Texts()
    {
        var result = new JsonObject();
        foreach (var _ in Enumerable.Range(0, Below(4)))
        {
            result[Name()] = Text();
        }

        return result;
    }
}
