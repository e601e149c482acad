using System.Text;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Testing;

/// <summary>YAML as the Kubernetes tools read and write it, as objects of the SDK.</summary>
internal static class YamlText
{
    /// <summary>Reads the documents of a text; those that are empty are left out.</summary>
    /// <exception cref="FunctionTestException">The text is not valid YAML, or a document is not a mapping.</exception>
    public static IReadOnlyList<StructDocument> Parse(string text)
    {
        try
        {
            return [.. YamlReader.ReadAll(text).OfType<JsonNode>().Select(ConvertMapping)];
        }
        catch (YamlReadException problem)
        {
            throw new FunctionTestException(
                $"cannot read the text, line {problem.Line}, column {problem.Column}: {problem.Message}", problem);
        }
        catch (ConversionException exception)
        {
            throw new FunctionTestException($"cannot read the text: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the documents of a file; those that are empty are left out.</summary>
    /// <exception cref="FunctionTestException">The file cannot be read, or a document is not a mapping.</exception>
    public static IReadOnlyList<StructDocument> Read(string path)
    {
        try
        {
            return
            [
                .. YamlFiles.ReadAll(path).Where(document => !document.IsEmpty).Select(document => Convert(document.Content)),
            ];
        }
        catch (YamlFileException exception)
        {
            throw new FunctionTestException(exception.Message, exception);
        }
        catch (ConversionException exception)
        {
            throw new FunctionTestException($"cannot read \"{path}\": {exception.Message}", exception);
        }
    }

    /// <summary>Writes each document after a <c>---</c> line, with sorted keys.</summary>
    public static string Write(IEnumerable<JsonObject> documents) => YamlWriter.WriteAll(documents);

    private static StructDocument ConvertMapping(JsonNode content) => content is JsonObject
        ? Convert(content)
        : throw new FunctionTestException(
            $"cannot read the text: a document must be a mapping, but is {(content is JsonArray ? "a list" : "a value")}");

    private static StructDocument Convert(JsonNode content) =>
        StructDocument.FromJson(Encoding.UTF8.GetBytes(content.ToJsonString()));
}
