using System.Text.Json;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Reads what the user names on the command line and checks that it belongs together.</summary>
internal static class InputReader
{
    /// <exception cref="RenderException">A file cannot be read, or holds something else than it should.</exception>
    public static RenderInput Read(RenderArguments arguments)
    {
        var composite = ReadFirst("composite resource", arguments.Composite);
        var composition = ReadFirst("Composition", arguments.Composition);
        var definition = arguments.Definition is null ? null : ReadFirst("XRD", arguments.Definition);
        RequireComposition(composition, arguments.Composition);
        CompositeChecks.RequireMatch(composite, composition);
        if (definition is not null)
        {
            CompositeChecks.RequireMatch(composite, definition, arguments.Definition!);
            SchemaDefaults.Apply(composite, definition);
        }

        return new RenderInput
        {
            Composite = composite,
            Composition = composition,
            Definition = definition,
            Observed = arguments.Observed is null ? [] : ReadAll("observed composed resources", arguments.Observed),
            Required = [.. arguments.Required.SelectMany(path => ReadAll("required resources", path))],
            Context = ReadContext(arguments),
        };
    }

    /// <exception cref="RenderException">A document is no Function.</exception>
    public static IReadOnlyList<JsonObject> ReadFunctions(string path)
    {
        var functions = ReadAll("functions", path);
        var other = Array.Find(functions, value =>
            value.Kind() != "Function" || value.ApiVersion() is not ("pkg.crossplane.io/v1" or "pkg.crossplane.io/v1beta1"));
        return other is null
            ? functions
            : throw new RenderException($"cannot load functions from \"{path}\": not a function: {other.Kind()}/{other.Name()}");
    }

    private static JsonObject ReadFirst(string what, string path) =>
        Guard(what, path, () => (JsonObject)JsonObjects.ToNode(YamlLoader.LoadFirst(path).Content)!);

    private static JsonObject[] ReadAll(string what, string path) =>
        Guard(what, path, () => YamlLoader.LoadAll(path).Select(document => (JsonObject)JsonObjects.ToNode(document.Content)!).ToArray());

    private static T Guard<T>(string what, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputException exception)
        {
            throw new RenderException($"cannot load {what} from \"{path}\": {exception.Message}", exception);
        }
    }

    private static void RequireComposition(JsonObject composition, string path)
    {
        if (composition.Kind() != "Composition" || composition.ApiVersion() != "apiextensions.crossplane.io/v1")
        {
            throw new RenderException($"cannot load Composition from \"{path}\": not a composition: {composition.Kind()}/{composition.Name()}");
        }

        if (composition.Find("spec").Text("mode") != "Pipeline")
        {
            throw new RenderException(
                $"render only supports Composition Function pipelines: Composition \"{composition.Name()}\" must use spec.mode: Pipeline");
        }
    }

    /// <summary>Values of the command line win over those of files.</summary>
    private static JsonObject ReadContext(RenderArguments arguments)
    {
        var context = new JsonObject();
        foreach (var (key, path) in arguments.ContextFiles)
        {
            context[key] = ParseContext(key, Guard("context", path, () => InputFiles.ReadText(path)));
        }

        foreach (var (key, value) in arguments.ContextValues)
        {
            context[key] = ParseContext(key, value);
        }

        return context;
    }

    private static JsonNode? ParseContext(string key, string json)
    {
        try
        {
            return JsonObjects.ToNode(JsonElement.Parse(json));
        }
        catch (JsonException exception)
        {
            throw new RenderException($"cannot parse context value for key \"{key}\": it is not valid JSON", exception);
        }
    }
}
