using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Applies the annotations of the command line.</summary>
internal static class FunctionAnnotations
{
    /// <summary>Sets annotations on every Function, overriding those of its file.</summary>
    /// <exception cref="RenderException">An annotation does not have the form KEY=VALUE.</exception>
    public static void Override(IEnumerable<JsonObject> functions, IReadOnlyList<string> annotations)
    {
        foreach (var function in functions)
        {
            foreach (var annotation in annotations)
            {
                var separator = annotation.IndexOf('=', StringComparison.Ordinal);
                if (separator < 0)
                {
                    throw new RenderException(
                        "cannot apply function annotation overrides:"
                        + $" invalid function annotation format \"{annotation}\", expected key=value");
                }

                function.FindOrAdd("metadata", "annotations")[annotation[..separator]] = annotation[(separator + 1)..];
            }
        }
    }
}
