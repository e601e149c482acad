using System.Text.Json.Nodes;

namespace Kubernetes.Yaml;

/// <summary>A document of a file, which is a mapping, as Kubernetes objects are.</summary>
public sealed class YamlDocument
{
    internal YamlDocument(string file, int index, JsonObject? content)
    {
        File = file;
        Index = index;
        Content = content ?? [];
        IsEmpty = content is null;
    }

    /// <summary>The path of the file, as given or found in the given directory.</summary>
    public string File { get; }

    /// <summary>The index of the document in the file, from 0.</summary>
    public int Index { get; }

    /// <summary>The content, with the keys in the order of the file; numbers keep their exact value.</summary>
    public JsonObject Content { get; }

    /// <summary>True for a document without content, or of comments only, which is read as an empty mapping.</summary>
    public bool IsEmpty { get; }

    /// <summary>The name of the document in messages: <c>"a.yaml"</c>, or <c>"a.yaml", document 2</c>.</summary>
    public string Source => Index == 0 ? $"\"{File}\"" : $"\"{File}\", document {Index + 1}";
}
