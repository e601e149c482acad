using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Docs.Tests.Snippets;

namespace Docs.Tests.Facts;

/// <summary>
/// Something that a document says of a manifest, such as <c>ScaledObject spec.minReplicaCount = 1</c>: an object of this kind has
/// this value there. Items of lists and keys with dots stand in brackets; null is for what is absent.
/// </summary>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Path">The path of the value in it.</param>
/// <param name="Value">The value, in YAML.</param>
internal sealed partial record ManifestFact(string Kind, string Path, string Value)
{
    /// <summary>Null for other text.</summary>
    public static ManifestFact? Parse(string text) => Form().Match(text) is { Success: true } match
        ? new ManifestFact(match.Groups["kind"].Value, match.Groups["path"].Value, match.Groups["value"].Value)
        : null;

    /// <param name="file">A manifest or the expected output of a golden case, from the root.</param>
    public bool IsTrueOf(string file)
    {
        var wanted = YamlText.Read(Value).Documents[0]?.ToJsonString();
        return YamlText.ReadFile(Repository.Path(file))
            .OfType<JsonObject>()
            .Select(document => document.Find("object") ?? document)
            .Where(document => document.Kind() == Kind)
            .Any(document => At(document)?.ToJsonString() == wanted);
    }

    public override string ToString() => $"{Kind} {Path} = {Value}";

    private JsonNode? At(JsonNode document) => Segments().Matches(Path)
        .Select(match => match.Value.Trim('[', ']'))
        .Aggregate((JsonNode?)document, (node, segment) => node switch
        {
            JsonObject value => value[segment],
            JsonArray items when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                items.ElementAtOrDefault(index),
            _ => null,
        });

    [GeneratedRegex(@"\A(?<kind>[A-Z]\w+) (?<path>[a-z][^ ]*) = (?<value>.+)\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\[[^\]]+\]|[^.\[\]]+")]
    private static partial Regex Segments();
}
