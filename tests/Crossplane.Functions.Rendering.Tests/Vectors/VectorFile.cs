using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Crossplane.Functions.Rendering.Tests.Vectors;

/// <summary>
/// Inputs with what Go's libraries, which the reference uses, make of them: a JSON object a line. A line without a result is one
/// that they refuse.
/// </summary>
internal static class VectorFile
{
    public static IReadOnlyList<JsonElement> Read(string name) =>
        [.. File.ReadLines(Path.Combine(Folder(), name)).Select(line => JsonElement.Parse(line))];

    public static JsonElement? Find(this JsonElement vector, string name) =>
        vector.TryGetProperty(name, out var value) ? value : null;

    public static string Text(this JsonElement vector, string name) => vector.GetProperty(name).GetString()!;

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
