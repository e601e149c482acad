using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads the Functions that a composite is rendered with.</summary>
internal static class FunctionList
{
    private static readonly string[] ProjectFiles = ["crossplane-project.yaml", "crossplane.yaml"];

    /// <summary>
    /// Reads Functions from a file or directory. In a project the path may be omitted to use the functions of the
    /// pipeline. The reference builds and downloads those; here they must run in this process.
    /// </summary>
    /// <param name="path">A file or directory; null if omitted.</param>
    /// <param name="projectFile">The project file; null to look for one in the current directory.</param>
    /// <param name="pipeline">The names of the functions that the pipeline calls.</param>
    /// <exception cref="RenderException">A document is not a Function, or the path is omitted outside of a project.</exception>
    public static IReadOnlyList<JsonObject> Read(string? path, string? projectFile, IEnumerable<string> pipeline)
    {
        if (path is not null)
        {
            return InputReader.ReadFunctions(path);
        }

        var found = projectFile is null ? Array.Find(ProjectFiles, File.Exists) : projectFile;
        if (found is null)
        {
            throw new RenderException("functions argument is required when not in a project");
        }

        return File.Exists(found)
            ? [.. pipeline.Select(Function)]
            : throw new RenderException($"cannot detect file type of \"{found}\": there is no such file");
    }

    private static JsonObject Function(string name) => new()
    {
        ["apiVersion"] = "pkg.crossplane.io/v1",
        ["kind"] = "Function",
        ["metadata"] = new JsonObject { ["name"] = name },
    };
}
