using System.Globalization;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Graphs;

/// <summary>Draws a composite and its composed resources as a Mermaid flowchart.</summary>
internal static class MermaidGraph
{
    public static void Write(RenderOutput rendered, TextWriter output)
    {
        var unready = rendered.Unready.ToHashSet(StringComparer.Ordinal);
        output.Write("flowchart LR\n");
        output.Write($"  xr[\"{Label(rendered.Composite)}\"]:::{Class(IsReady(rendered.Composite))}\n");
        for (var index = 0; index < rendered.Composed.Count; index++)
        {
            var resource = rendered.Composed[index];
            var name = resource.Annotation(CrossplaneNames.ResourceName);
            var id = string.Create(CultureInfo.InvariantCulture, $"r{index + 1}");
            output.Write($"  {id}[\"{Label(resource)}\"]:::{Class(!unready.Contains(name))}\n");
            output.Write($"  xr -->|\"{Escape(name)}\"| {id}\n");
        }

        output.Write("  classDef ready fill:#d3f9d8,stroke:#2b8a3e,color:#000\n");
        output.Write("  classDef unready fill:#fff3bf,stroke:#e67700,color:#000\n");
    }

    private static string Class(bool isReady) => isReady ? "ready" : "unready";

    private static string Label(JsonObject value)
    {
        var ns = value.Namespace().Length > 0 ? $"{Escape(value.Namespace())}/" : "";
        return $"<b>{Escape(value.Kind())}</b><br/>{ns}{Escape(value.Name())}";
    }

    private static bool IsReady(JsonObject composite) =>
        composite.Find("status")?["conditions"] is JsonArray conditions
        && conditions.OfType<JsonObject>()
            .Any(condition => condition.Text("type") == "Ready" && condition.Text("status") == "True");

    /// <summary>
    /// Escapes text, because composition resource names may contain any character. Mermaid's entities start with a
    /// number sign.
    /// </summary>
    private static string Escape(string text) => text
        .Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal)
        .Replace(">", "#gt;", StringComparison.Ordinal)
        .Replace("\n", " ", StringComparison.Ordinal);
}
