using Kubernetes.Yaml.Reading;

namespace Kubernetes.Yaml;

/// <summary>Reads files of Kubernetes objects, each document of which is a mapping; see <see cref="YamlReader"/>.</summary>
public static class YamlFiles
{
    /// <summary>Reads the first document of a file. The rest is ignored.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="YamlFileException">The file cannot be read, or the document is not a mapping.</exception>
    public static YamlDocument ReadFirst(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = new DocumentText(ReadText(path), FirstLine: 1);
        return new YamlDocument(
            path, index: 0, Locate(path, () => JsonConversion.ToObject(NodeParser.Parse(text, mustBeLast: false))));
    }

    /// <summary>
    /// Reads all documents of a file, or of the <c>*.yaml</c> and <c>*.yml</c> files of a directory in the order of
    /// their names. Subdirectories are ignored. A document that is empty, or of comments only, is an empty mapping.
    /// </summary>
    /// <param name="pathOrDirectory">The path of the file or directory.</param>
    /// <exception cref="YamlFileException">
    /// A file cannot be read, a document is neither a mapping nor empty, or there are no files in the directory.
    /// </exception>
    public static IReadOnlyList<YamlDocument> ReadAll(string pathOrDirectory)
    {
        ArgumentNullException.ThrowIfNull(pathOrDirectory);
        return [.. InputFiles.Find(pathOrDirectory).SelectMany(ReadFile)];
    }

    /// <summary>
    /// Finds the files of a directory and its subdirectories with one of some extensions, sorted by the bytes of their paths.
    /// </summary>
    /// <param name="directory">The path of the directory.</param>
    /// <param name="extensions">The extensions, such as <c>.yaml</c>; <c>.yaml</c> and <c>.yml</c> if there are none.</param>
    /// <exception cref="YamlFileException">The directory does not exist or cannot be read.</exception>
    public static IReadOnlyList<string> FindBelow(string directory, params IReadOnlyList<string> extensions)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(extensions);
        return InputFiles.FindBelow(directory, extensions.Count > 0 ? extensions : InputFiles.Extensions);
    }

    /// <summary>
    /// Reads the text of a file in one of the encodings of YAML: UTF-8, or UTF-16 with a byte order mark. The mark is removed.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="YamlFileException">
    /// The file is missing, cannot be read, is larger than 128 MiB, or has another encoding.
    /// </exception>
    public static string ReadText(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFiles.ReadText(path);
    }

    private static IEnumerable<YamlDocument> ReadFile(string path)
    {
        var file = ReadText(path);
        var texts = Locate(path, () => DocumentSplitter.Split(file).ToArray());
        return texts.Select((text, index) => new YamlDocument(path, index, Locate(path, () => YamlReader.ReadMapping(text))));
    }

    private static T Locate<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (YamlReadException problem)
        {
            throw new YamlFileException(path, problem);
        }
    }
}
