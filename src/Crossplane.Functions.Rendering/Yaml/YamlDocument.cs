using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>One document of a file, as JSON.</summary>
/// <param name="File">The path as it was given, or found in the directory that was given.</param>
/// <param name="Index">The place among the documents of the file, from 0.</param>
/// <param name="Content">Always an object. Keys are in the order of the file.</param>
internal sealed record YamlDocument(string File, int Index, JsonElement Content)
{
    /// <summary>Names the document in messages.</summary>
    public string Source => Index == 0 ? $"\"{File}\"" : $"\"{File}\", document {Index + 1}";
}
