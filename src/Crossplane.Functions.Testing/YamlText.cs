using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Testing;

/// <summary>YAML as the Kubernetes tools read and write it. The one place of this project that knows which library does.</summary>
internal static class YamlText
{
    /// <summary>Reads the documents of a text; those that are empty are left out.</summary>
    /// <exception cref="FunctionTestException">The text is not valid YAML, or a document is not a mapping.</exception>
    public static IReadOnlyList<StructDocument> Parse(string text)
    {
        try
        {
            return
            [
                .. DocumentSplitter.Split(text)
                    .Select(document => NodeParser.Parse(document, mustBeLast: true))
                    .Where(node => node is not ScalarNode scalar || ScalarTags.Resolve(scalar).Kind != ScalarKind.Null)
                    .Select(node => Convert(JsonConversion.ToJson(node))),
            ];
        }
        catch (YamlProblemException problem)
        {
            var (line, column) = problem.Place;
            throw new FunctionTestException(
                $"cannot read the text, line {line}, column {column}: {problem.Message}", problem);
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
                .. YamlLoader.LoadAll(path).Where(document => !document.IsEmpty).Select(document => Convert(document.Content)),
            ];
        }
        catch (InputException exception)
        {
            throw new FunctionTestException(exception.Message, exception);
        }
        catch (ConversionException exception)
        {
            throw new FunctionTestException($"cannot read \"{path}\": {exception.Message}", exception);
        }
    }

    /// <summary>Writes each document after a <c>---</c> line, with sorted keys.</summary>
    public static string Write(IEnumerable<JsonObject> documents)
    {
        using var output = new StringWriter();
        YamlWriter.WriteStream(documents.Select(document => JsonElement.Parse(document.ToJsonString())), output);
        return output.ToString();
    }

    private static StructDocument Convert(JsonElement content) =>
        StructDocument.FromJson(Encoding.UTF8.GetBytes(content.GetRawText()));
}
