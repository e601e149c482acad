using System.Text.Json;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>Reads YAML files as the Kubernetes tools do, but rejects content that those silently drop.</summary>
internal static class YamlLoader
{
    private static readonly JsonElement EmptyMapping = JsonElement.Parse("{}");

    /// <summary>Reads the first document of a file. The rest is ignored.</summary>
    /// <exception cref="InputException">The file cannot be read, or the document is not a mapping.</exception>
    public static YamlDocument LoadFirst(string path)
    {
        var text = new DocumentText(InputFiles.ReadText(path), FirstLine: 1);
        return Convert(path, index: 0, text, mustBeLast: false);
    }

    /// <summary>
    /// Reads all documents of a file, or of the <c>*.yaml</c> and <c>*.yml</c> files of a directory in the order of
    /// their names. Subdirectories are ignored. A document that is empty, or of comments only, is an empty mapping.
    /// </summary>
    /// <exception cref="InputException">A file cannot be read, or a document is neither a mapping nor empty.</exception>
    public static IReadOnlyList<YamlDocument> LoadAll(string pathOrDirectory) =>
        [.. InputFiles.Find(pathOrDirectory).SelectMany(LoadFile)];

    /// <summary>Reads one value from a string: a mapping, a list or a scalar. Documents after the first are ignored.</summary>
    /// <exception cref="YamlProblemException">The text is not valid YAML, or has no equivalent in JSON.</exception>
    public static JsonElement ParseValue(string text) =>
        JsonConversion.ToJson(NodeParser.Parse(new DocumentText(text, FirstLine: 1), mustBeLast: false), mustBeMapping: false);

    private static IEnumerable<YamlDocument> LoadFile(string path)
    {
        var file = InputFiles.ReadText(path);
        var texts = Locate(path, () => DocumentSplitter.Split(file).ToArray());
        return texts.Select((text, index) => Convert(path, index, text, mustBeLast: true));
    }

    private static YamlDocument Convert(string path, int index, DocumentText text, bool mustBeLast) => Locate(path, () =>
    {
        var root = NodeParser.Parse(text, mustBeLast);
        var isEmpty = mustBeLast && root is ScalarNode scalar && ScalarTags.Resolve(scalar).Kind == ScalarKind.Null;
        return new YamlDocument(path, index, isEmpty ? EmptyMapping : JsonConversion.ToJson(root)) { IsEmpty = isEmpty };
    });

    private static T Locate<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (YamlProblemException problem)
        {
            var (line, column) = problem.Place;
            throw new InputException($"cannot read \"{path}\", line {line}, column {column}: {problem.Message}", problem);
        }
    }
}
