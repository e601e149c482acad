using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;
using Kubernetes.Yaml;

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

        RequireNone(TypedInput.Convert(composition, FieldTypes.Composition), "Composition", files.Composition);
        CompositeChecks.RequireMatch(composite, composition);
        if (composition.Find("spec").Text("mode") != "Pipeline")
        {
            throw new RenderException(
                "render only supports Composition Function pipelines:"
                + $" Composition \"{composition.Name()}\" must use spec.mode: Pipeline");
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
            Observed = _files.Observed is null ? [] : ReadObserved(_files.Observed),
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
        const string What = "functions";
        var documents = ReadAll(What, path);
        RequireNone(documents.Where(document => !IsFunction(document.Value)).Take(1).Select(NotAFunction), What, path);
        RequireNone(Convert(documents, FieldTypes.Function), What, path);
        return [.. documents.Select(document => document.Value)];
    }

    private static bool IsFunction(JsonObject value) =>
        value.Kind() == "Function" && value.ApiVersion() is ("pkg.crossplane.io/v1" or "pkg.crossplane.io/v1beta1");

    private static string NotAFunction((YamlDocument Source, JsonObject Value) document)
    {
        var reason = document.Source.IsEmpty ? $"; {document.Source.Source} is empty" : "";
        return $"not a function: {document.Value.Kind()}/{document.Value.Name()}{reason}";
    }

    private JsonObject? ReadDefinition()
    {
        if (_files.Definition is not { } path)
        {
            return null;
        }

        const string What = "XRD";
        var definition = ReadFirst(What, path);
        // A version that is not known is found where Crossplane selects the schema. Any other object is a mistake of the file.
        if (!definition.ApiVersion().StartsWith("apiextensions.crossplane.io/", StringComparison.Ordinal))
        {
            throw new RenderException($"cannot load XRD from \"{path}\": {CompositeSchema.UnrecognizedVersion(definition)}");
        }

        RequireNone(TypedInput.Convert(definition, FieldTypes.Definition), What, path);
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
        if (_files.Credentials is not { } path)
        {
            return [];
        }

        const string What = "secrets";
        var documents = ReadAll(What, path);
        RequireNone(Convert(documents, FieldTypes.Secret), What, path);
        JsonObject[] secrets = [.. documents.Select(document => document.Value)];
        foreach (var secret in secrets.Where(secret => secret.Kind().Length == 0))
        {
            secret["apiVersion"] = "v1";
            secret["kind"] = "Secret";
        }

        return secrets;
    }

    /// <summary>
    /// Reads the existing composed resources. The reports that <c>render</c> prints after the objects are left out, so that its
    /// output can be the input of the next run.
    /// </summary>
    private static JsonObject[] ReadObserved(string path) =>
        [.. ReadObjects("observed composed resources", path).Where(value => !IsReport(value))];

    private static bool IsReport(JsonObject value) =>
        value.ApiVersion() == RenderPrinter.ReportApiVersion && value.Kind() is RenderPrinter.Result or RenderPrinter.Context;

    /// <summary>Reads objects of any kind. An empty document has none; every other one must have a kind.</summary>
    private static JsonObject[] ReadObjects(string what, string path)
    {
        var documents = ReadAll(what, path);
        RequireNone(
            documents
                .Where(document => !document.Source.IsEmpty && document.Value.Kind().Length == 0)
                .Select(document => $"{document.Source.Source}: Object 'Kind' is missing"),
            what,
            path);
        return [.. documents.Select(document => document.Value)];
    }

    private static IEnumerable<string> Convert((YamlDocument Source, JsonObject Value)[] documents, FieldType.Struct type) =>
        documents.SelectMany(document =>
            TypedInput.Convert(document.Value, type).Select(problem => $"{document.Source.Source}: {problem}"));

    private static void RequireNone(IEnumerable<string> problems, string what, string path)
    {
        if (problems.ToArray() is { Length: > 0 } found)
        {
            throw new RenderException($"cannot load {what} from \"{path}\": {string.Join("; ", found)}");
        }
    }

    private static JsonObject ReadFirst(string what, string path) =>
        Guard(what, path, () => Decode(YamlFiles.ReadFirst(path)));

    private static (YamlDocument Source, JsonObject Value)[] ReadAll(string what, string path) => Guard(
        what,
        path,
        () => YamlFiles.ReadAll(path).Select(document => (document, Decode(document))).ToArray());

    private static JsonObject Decode(YamlDocument document) => (JsonObject)KubernetesNumbers.Decode(document.Content)!;

    private static T Guard<T>(string what, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is YamlFileException or JsonFileException)
        {
            throw new RenderException($"cannot load {what} from \"{path}\": {exception.Message}", exception);
        }
    }
}
