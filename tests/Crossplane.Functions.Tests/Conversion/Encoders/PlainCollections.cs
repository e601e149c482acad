using System.Collections;
using System.Text.Json;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

/// <summary>Collections under the types by which models name them.</summary>
internal sealed record PlainCollections
{
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyDictionary<string, byte>? Levels { get; init; }

    public IEnumerable<PlainLeaf>? Leaves { get; init; }

    public int[]? Ports { get; init; }

    public IReadOnlyList<bool?>? Flags { get; init; }

    public List<List<string[]>>? Nested { get; init; }

    public byte[]? Bytes { get; init; }

    public IDictionary? Table { get; init; }

    public Place? Place { get; init; }

    public IReadOnlyList<Place?>? Places { get; init; }

    public IReadOnlyList<Word?>? Words { get; init; }

    public Word? Word { get; init; }

    public Dictionary<string, Word?>? WordsByName { get; init; }

    public JsonElement? Element { get; init; }
}
