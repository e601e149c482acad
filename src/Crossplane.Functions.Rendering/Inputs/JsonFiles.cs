using System.Text.Json;
using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads files of JSON.</summary>
internal static class JsonFiles
{
    // As for YAML: the depth, and that no key stands twice.
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        MaxDepth = YamlReader.MaxDepth,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="description">The words for the file in an error, such as <c>JSON of</c>.</param>
    /// <exception cref="YamlFileException">The file cannot be read.</exception>
    /// <exception cref="JsonFileException">The file is not JSON.</exception>
    public static JsonNode? Read(string path, string description)
    {
        try
        {
            return JsonNode.Parse(YamlFiles.ReadText(path), documentOptions: Options);
        }
        catch (JsonException exception)
        {
            throw new JsonFileException($"cannot parse {description} \"{path}\": {exception.Message}", exception);
        }
    }
}

/// <summary>A file is not JSON, or not of the expected kind.</summary>
/// <param name="message">The file and the problem.</param>
/// <param name="innerException">The error of the parser, if there is one.</param>
internal sealed class JsonFileException(string message, Exception? innerException = null) : Exception(message, innerException);
