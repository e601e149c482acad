using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A document of a file, as JSON.</summary>
/// <param name="File">The path as given, or found in the given directory.</param>
/// <param name="Index">The index of the document in the file, from 0.</param>
/// <param name="Content">The content, always an object. Keys are in the order of the file.</param>
internal sealed record YamlDocument(string File, int Index, JsonElement Content)
{
    /// <summary>True for a document without content, or of comments only, which is read as an empty mapping.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The name of the document in messages.</summary>
    public string Source => Index == 0 ? $"\"{File}\"" : $"\"{File}\", document {Index + 1}";
}
