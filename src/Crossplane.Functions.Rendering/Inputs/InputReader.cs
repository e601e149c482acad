using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Yaml;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>
/// Reads the input files and checks that they match each other. The order of the checks is that of the reference, so
/// that the same one of several mistakes is reported.
/// </summary>
internal sealed class InputReader
{
    private readonly RenderFiles _files;
    private readonly JsonObject _composite;
    private readonly JsonObject _composition;

    private InputReader(RenderFiles files, JsonObject composite, JsonObject composition)
    {
        _files = files;
        _composite = composite;
        _composition = composition;
    }

    /// <summary>Reads the composite and its Composition. The reference reads the functions next.</summary>
    /// <exception cref="RenderException">A file cannot be read, or the composite and the Composition do not match.</exception>
    public static InputReader Open(RenderFiles files)
    {
        var composite = ReadFirst("composite resource", files.Composite);
        var composition = ReadFirst("Composition", files.Composition);
        if (composition.Kind() != "Composition" || composition.ApiVersion() != "apiextensions.crossplane.io/v1")
        {
            throw new RenderException(
                $"cannot load Composition from \"{files.Composition}\": not a composition:"
                + $" {composition.Kind()}/{composition.Name()}");
        }

        CompositeChecks.RequireMatch(composite, composition);
        if (composition.Find("spec").Text("mode") != "Pipeline")
        {
            throw new RenderException(
                "render only supports Composition Function pipelines:"
                + $" Composition \"{composition.Name()}\" must use spec.mode: Pipeline");
        }

        if (PipelineShape.Problems(composition) is { Count: > 0 } problems)
        {
            throw new RenderException($"cannot load Composition from \"{files.Composition}\": {string.Join("; ", problems)}");
        }

        return new InputReader(files, composite, composition);
    }

    /// <summary>The names of the functions that the pipeline calls.</summary>
    public IEnumerable<string> PipelineFunctions() =>
        PipelineStep.ReadAll(_composition).Select(step => step.FunctionName).Distinct();

    /// <summary>Reads the remaining files.</summary>
    /// <exception cref="RenderException">A file cannot be read or has unexpected contents.</exception>
    public RenderInput Finish()
    {
        var definition = ReadDefinition();
        var credentials = ReadCredentials();
        return new RenderInput
        {
            Composite = _composite,
            Composition = _composition,
            Definition = definition,
            Observed = _files.Observed is null ? [] : ReadObjects("observed composed resources", _files.Observed),
            Required =
            [
                .. _files.Required.SelectMany(path => ReadObjects("required resources", path)),
                .. _files.Extra.SelectMany(path => ReadObjects("extra resources", path)),
                .. credentials,
            ],
            Schemas = _files.Schemas is null
                ? []
                : Guard("required schemas", _files.Schemas, () => OpenApiFiles.Read(_files.Schemas)),
        };
    }

    /// <exception cref="RenderException">A document is not a Function.</exception>
    public static IReadOnlyList<JsonObject> ReadFunctions(string path)
    {
        var functions = ReadAll("functions", path);
        var other = Array.Find(functions, value =>
            value.Kind() != "Function" || value.ApiVersion() is not ("pkg.crossplane.io/v1" or "pkg.crossplane.io/v1beta1"));
        return other is null
            ? functions
            : throw new RenderException($"cannot load functions from \"{path}\": not a function: {other.Kind()}/{other.Name()}");
    }

    private JsonObject? ReadDefinition()
    {
        if (_files.Definition is not { } path)
        {
            return null;
        }

        var definition = ReadFirst("XRD", path);
        CompositeChecks.RequireMatch(_composite, definition, path);
        try
        {
            SchemaDefaults.Apply(_composite, definition);
            return definition;
        }
        catch (RenderException exception)
        {
            throw new RenderException($"cannot apply XRD defaults to XR \"{_composite.Name()}\": {exception.Message}", exception);
        }
    }

    /// <summary>Reads Secrets. As in the reference, a Secret may lack its kind.</summary>
    private JsonObject[] ReadCredentials()
    {
        var secrets = _files.Credentials is null ? [] : ReadAll("secrets", _files.Credentials);
        foreach (var secret in secrets.Where(secret => secret.Kind().Length == 0))
        {
            secret["apiVersion"] = "v1";
            secret["kind"] = "Secret";
        }

        return secrets;
    }

    private static JsonObject ReadFirst(string what, string path) =>
        Guard(what, path, () => (JsonObject)JsonObjects.ToNode(YamlLoader.LoadFirst(path).Content)!);

    /// <summary>Reads objects of any kind, all of which must have one.</summary>
    private static JsonObject[] ReadObjects(string what, string path)
    {
        var objects = ReadAll(what, path);
        string[] problems =
        [
            .. objects.Index()
                .Where(entry => entry.Item.Count > 0 && entry.Item.Kind().Length == 0)
                .Select(entry => $"Object 'Kind' is missing in object {entry.Index + 1}"
                    + $" (apiVersion \"{entry.Item.ApiVersion()}\", name \"{entry.Item.Name()}\")"),
        ];
        return problems.Length == 0
            ? objects
            : throw new RenderException($"cannot load {what} from \"{path}\": {string.Join("; ", problems)}");
    }

    private static JsonObject[] ReadAll(string what, string path) =>
        Guard(
            what,
            path,
            () => YamlLoader.LoadAll(path).Select(document => (JsonObject)JsonObjects.ToNode(document.Content)!).ToArray());

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
}
