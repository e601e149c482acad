using System.Text.Json;

namespace Packages.Tests;

/// <summary>An object in a file.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Content">The object.</param>
internal sealed record Manifest(string File, JsonElement Content)
{
    public string ApiVersion => Text("apiVersion");

    public string Kind => Text("kind");

    public string Name => Text("metadata", "name");

    public bool IsMeta => ApiVersion.StartsWith("meta.pkg.crossplane.io/", StringComparison.Ordinal);

    /// <summary>The value at a path; null if there is none.</summary>
    public JsonElement? Find(params string[] path)
    {
        var current = Content;
        foreach (var name in path)
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
            {
                return null;
            }
        }

        return current;
    }

    /// <summary>The text at a path; empty if there is none.</summary>
    public string Text(params string[] path) => Find(path)?.GetString() ?? "";

    /// <summary>The items of the list at a path; none if there is no list.</summary>
    public IReadOnlyList<JsonElement> Items(params string[] path) =>
        [.. Find(path)?.EnumerateArray() ?? default(JsonElement.ArrayEnumerator)];

    public override string ToString() => $"{File}: {ApiVersion} {Kind} {Name}";
}
