using System.Text.Json;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Comparison;

/// <summary>Reads the expected output that <c>--diff</c> compares with.</summary>
internal static class ExpectedOutput
{
    /// <summary>
    /// Reads a file unchanged, or the objects of a directory, formatted and ordered like the printed ones. Objects
    /// without a printed counterpart come last.
    /// </summary>
    /// <exception cref="RenderException">A file cannot be read.</exception>
    public static string Read(string path, IReadOnlyList<JsonElement> printed)
    {
        try
        {
            return Directory.Exists(path)
                ? Text([.. YamlLoader.LoadAll(path)
                    .Where(document => !document.IsEmpty)
                    .Select(document => document.Content)
                    .OrderBy(expected => Place(expected, printed))])
                : InputFiles.ReadText(path);
        }
        catch (InputException exception)
        {
            throw new RenderException($"cannot load expected output from \"{path}\": {exception.Message}", exception);
        }
    }

    public static string Text(IReadOnlyList<JsonElement> documents)
    {
        using var text = new StringWriter { NewLine = "\n" };
        YamlWriter.WriteStream(documents, text);
        return text.ToString();
    }

    private static int Place(JsonElement expected, IReadOnlyList<JsonElement> printed)
    {
        var identity = Identity(expected);
        for (var index = 0; index < printed.Count; index++)
        {
            if (Identity(printed[index]) == identity)
            {
                return index;
            }
        }

        return printed.Count;
    }

    /// <summary>The key that identifies a document. Results have no name, so the key includes their message.</summary>
    private static (string, string, string, string, string) Identity(JsonElement document) =>
    (
        Text(document, "apiVersion"),
        Text(document, "kind"),
        Text(document, "metadata", "namespace"),
        Text(document, "metadata", "name"),
        Text(document, "message"));

    private static string Text(JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return "";
            }
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }
}
