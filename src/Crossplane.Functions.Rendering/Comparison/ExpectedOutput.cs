using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Comparison;

/// <summary>Reads the expected output that <c>--diff</c> compares with.</summary>
internal static class ExpectedOutput
{
    /// <summary>
    /// Reads a file unchanged, or the objects of a directory, formatted and ordered like the printed ones. Objects
    /// without a printed counterpart come last.
    /// </summary>
    /// <exception cref="RenderException">A file cannot be read.</exception>
    public static string Read(string path, IReadOnlyList<JsonObject> printed)
    {
        try
        {
            return Directory.Exists(path)
                ? RenderPrinter.Format(YamlFiles.ReadAll(path)
                    .Where(document => !document.IsEmpty)
                    .Select(document => document.Content)
                    .OrderBy(expected => Place(expected, printed)))
                : YamlFiles.ReadText(path);
        }
        catch (YamlFileException exception)
        {
            throw new RenderException($"cannot load expected output from \"{path}\": {exception.Message}", exception);
        }
    }

    private static int Place(JsonObject expected, IReadOnlyList<JsonObject> printed)
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
    private static (string, string, string, string, string) Identity(JsonObject document) =>
        (document.ApiVersion(), document.Kind(), document.Namespace(), document.Name(), document.Text("message"));
}
