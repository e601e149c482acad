using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Testing;

/// <summary>Reads objects for tests from JSON or YAML, in text or in files.</summary>
public static class TestDocuments
{
    /// <summary>Reads the only object of a text.</summary>
    /// <param name="text">YAML, of which JSON is a part; a mapping.</param>
    /// <exception cref="FunctionTestException">The text is not valid YAML, or not one mapping.</exception>
    public static StructDocument Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Single(YamlText.Parse(text), "the text");
    }

    /// <summary>Reads all objects of a text.</summary>
    /// <param name="text">YAML documents; those that are empty are left out.</param>
    /// <exception cref="FunctionTestException">The text is not valid YAML, or a document is not a mapping.</exception>
    public static IReadOnlyList<StructDocument> ParseAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return YamlText.Parse(text);
    }

    /// <summary>Reads the only object of a file.</summary>
    /// <exception cref="FunctionTestException">The file cannot be read, or does not hold one mapping.</exception>
    public static StructDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Single(YamlText.Read(path), $"\"{path}\"");
    }

    /// <summary>Reads all objects of a file.</summary>
    /// <exception cref="FunctionTestException">The file cannot be read, or a document is not a mapping.</exception>
    public static IReadOnlyList<StructDocument> ReadAll(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return YamlText.Read(path);
    }

    private static StructDocument Single(IReadOnlyList<StructDocument> documents, string place) => documents is [var document]
        ? document
        : throw new FunctionTestException($"cannot read {place}: it must hold one document, but holds {documents.Count}");
}
