using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.CommandLine;
using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering;

/// <summary>Selects the documents to print and brings them into the form of the reference.</summary>
internal static class RenderPrinter
{
    /// <summary>The API version of documents that are not objects of a cluster.</summary>
    public const string ReportApiVersion = "render.crossplane.io/v1beta1";

    /// <summary>The kind of events.</summary>
    public const string Result = "Result";

    /// <summary>The kind of the pipeline context.</summary>
    public const string Context = "Context";

    /// <summary>The documents to print for a command line.</summary>
    public static IReadOnlyList<JsonObject> Documents(RenderOutput output, RenderInput input, RenderArguments arguments)
    {
        var composite = arguments.IncludeFullComposite ? FullComposite(output, input) : output.Composite;
        var documents = Documents(composite, output.Composed);
        if (arguments.IncludeResults)
        {
            documents.AddRange(output.Results);
        }

        if (arguments.IncludeContext && output.Context is { } context)
        {
            documents.Add(new JsonObject
            {
                ["apiVersion"] = ReportApiVersion,
                ["kind"] = Context,
                ["fields"] = context.DeepClone(),
            });
        }

        return documents;
    }

    /// <summary>Copies objects, with their conditions normalized as the reference does.</summary>
    /// <exception cref="RenderException">The status of an object is null.</exception>
    public static List<JsonObject> Documents(JsonObject composite, IReadOnlyList<JsonObject> composed) =>
    [
        Normalized(composite, "xr"),
        .. composed.Select(value => Normalized(value, $"composed resource {value.Name()}")),
    ];

    /// <summary>Writes each document after a <c>---</c> line of its own.</summary>
    /// <exception cref="RenderException">
    /// Texts have characters that cannot be written. All of them are named, and nothing was written.
    /// </exception>
    public static void Write(IEnumerable<JsonObject> documents, TextWriter output)
    {
        try
        {
            YamlWriter.WriteAll(documents, output);
        }
        catch (YamlWriteException exception)
        {
            throw new RenderException(exception.Message, exception);
        }
    }

    /// <summary>Formats documents as <see cref="Write"/> writes them.</summary>
    /// <exception cref="RenderException">As for <see cref="Write"/>.</exception>
    public static string Format(IEnumerable<JsonObject> documents)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(documents, text);
        return text.ToString();
    }

    /// <summary>The user's composite merged with the rendered one.</summary>
    public static JsonObject FullComposite(RenderOutput output, RenderInput input)
    {
        var full = (JsonObject)input.Composite.DeepClone();
        JsonObjects.Merge(full, output.Composite);
        return full;
    }

    private static JsonObject Normalized(JsonObject value, string what)
    {
        var printed = (JsonObject)value.DeepClone();
        try
        {
            ConditionJson.Normalize(printed);
        }
        catch (RenderException exception)
        {
            throw new RenderException($"cannot replace condition timestamps in {what}: {exception.Message}", exception);
        }

        return printed;
    }
}
