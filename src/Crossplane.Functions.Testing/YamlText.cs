using System.Diagnostics.CodeAnalysis;
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
            return [.. YamlReader.ReadAllMappings(text).OfType<JsonObject>().Select(content => ToDocument(content))];
        }
        catch (YamlReadException problem)
        {
            throw Locate(problem);
        }
        catch (ConversionException exception)
        {
            throw new FunctionTestException($"cannot read the text: {Describe(exception)}", exception);
        }
    }

    /// <summary>Reads the only value of a text, which need not be a mapping.</summary>
    /// <exception cref="FunctionTestException">The text is not valid YAML, or does not hold one document.</exception>
    public static JsonNode? ParseValue(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var values = YamlReader.ReadAll(text);
            return values is [var value]
                ? value
                : throw new FunctionTestException($"cannot read the text: it must hold one document, but holds {values.Count}");
        }
        catch (YamlReadException problem)
        {
            throw Locate(problem);
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
                .. YamlFiles.ReadAll(path).Where(document => !document.IsEmpty).Select(document => ToDocument(document.Content)),
            ];
        }
        catch (YamlFileException exception)
        {
            throw new FunctionTestException(exception.Message, exception);
        }
        catch (ConversionException exception)
        {
            throw new FunctionTestException($"cannot read \"{path}\": {Describe(exception)}", exception);
        }
    }

    /// <summary>Writes each document after a <c>---</c> line, with sorted keys.</summary>
    /// <exception cref="FunctionTestException">A document cannot be written.</exception>
    public static string Write(IEnumerable<JsonObject> documents)
    {
        try
        {
            return YamlWriter.WriteAll(documents);
        }
        catch (YamlWriteException exception)
        {
            throw new FunctionTestException(exception.Message, exception);
        }
    }

    /// <summary>Returns a document as a tree, as deep as a document may be; null for none.</summary>
    [return: NotNullIfNotNull(nameof(document))]
    public static JsonObject? ToNode(StructDocument? document) =>
        document is null ? null : JsonObject.Create(document.ToJsonElement())!;

    /// <summary>Returns a tree as a document.</summary>
    /// <exception cref="ConversionException">The tree has a number or a depth that a document cannot have.</exception>
    public static StructDocument ToDocument(JsonObject content, bool keepNulls = true) =>
        StructDocument.FromJson(Encoding.UTF8.GetBytes(content.ToJsonString()), keepNulls);

    private static string Describe(ConversionException exception) =>
        exception.Path.Length == 0 ? $"it {exception.Message}" : exception.Message;

    private static FunctionTestException Locate(YamlReadException problem) => new(
        $"cannot read the text, line {problem.Line}, column {problem.Column}: {problem.Message}", problem);
}
