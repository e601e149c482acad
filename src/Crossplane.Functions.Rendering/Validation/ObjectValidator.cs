using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>
/// Validates Kubernetes objects against schemas, without a cluster: those of CRDs and XRDs, and JSON schemas and OpenAPI v3
/// documents of Kubernetes' own kinds. CEL rules are not checked.
/// </summary>
public sealed class ObjectValidator
{
    private readonly SchemaCatalog _schemas;

    private ObjectValidator(SchemaCatalog schemas) => _schemas = schemas;

    /// <summary>
    /// Reads the schemas of a directory and its subdirectories: CRDs and XRDs from YAML and JSON files, JSON schemas and OpenAPI
    /// documents from JSON files. All other documents are ignored.
    /// </summary>
    /// <param name="directory">The path of the directory.</param>
    /// <exception cref="RenderException">A file cannot be read, or the directory contains no schema.</exception>
    public static ObjectValidator Read(string directory) => new(SchemaCatalog.Read(directory));

    /// <summary>Takes the schemas from documents, which may be none: see <see cref="Read"/>.</summary>
    /// <param name="definitions">The documents. They must not change any more.</param>
    public static ObjectValidator Create(params IEnumerable<JsonObject> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        return new(SchemaCatalog.Create(definitions));
    }

    /// <summary>
    /// Validates objects, with the defaults of their schemas, and collects all problems. Of objects of a kind without a schema,
    /// only the lists that Kubernetes keys are checked for duplicates.
    /// </summary>
    /// <param name="objects">The objects. They are not changed.</param>
    public ValidationFindings Check(params IEnumerable<JsonObject> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        var (problems, notes) = (new List<string>(), new List<string>());
        foreach (var value in objects)
        {
            var name = $"{value.ApiVersion()} {value.Kind()} {value.Name()}";
            if (Find(value) is not { } schema)
            {
                notes.Add($"{name} is not checked: there is no schema of its kind.");
                problems.AddRange(KeyedLists.Problems(value).Select(problem => $"{name}: {problem}"));
                continue;
            }

            var check = new SchemaCheck(schema, KeyedLists.Paths(value));
            check.CheckObject(WithDefaults(value));
            problems.AddRange(check.Problems.Concat(KeyedLists.Problems(value)).Select(problem => $"{name}: {problem}"));
            notes.AddRange(check.Unchecked.Select(what => $"{name}: {what}."));
        }

        return new ValidationFindings(problems, notes);
    }

    /// <summary>
    /// Copies an object, with the defaults of the CRD or XRD of its kind, as API servers store it. Other schemas only document
    /// their defaults.
    /// </summary>
    /// <param name="value">The object. It is not changed.</param>
    public JsonObject WithDefaults(JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var defaulted = (JsonObject)value.DeepClone();
        if (Find(value) is { Dialect: SchemaDialect.Structural } schema)
        {
            SchemaDefaults.ApplyToFields(defaulted, schema.Root);
        }

        return defaulted;
    }

    private ObjectSchema? Find(JsonObject value) => _schemas.Find(value.ApiVersion(), value.Kind());
}

/// <summary>The result of validating objects.</summary>
public sealed class ValidationFindings
{
    internal ValidationFindings(IReadOnlyList<string> problems, IReadOnlyList<string> notes)
    {
        Problems = problems;
        Notes = notes;
    }

    /// <summary>A sentence for each problem: the object, the path, and the allowed and the actual value.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>A sentence for each check that was not made: kinds without a schema, unsupported keywords, CEL rules.</summary>
    public IReadOnlyList<string> Notes { get; }
}
