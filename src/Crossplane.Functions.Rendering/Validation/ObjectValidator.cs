using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Validates objects against the schemas of a directory.</summary>
internal sealed class ObjectValidator
{
    private readonly SchemaCatalog _schemas;

    private ObjectValidator(SchemaCatalog schemas) => _schemas = schemas;

    /// <exception cref="RenderException">A file cannot be read, or the directory contains no schema.</exception>
    public static ObjectValidator Read(string directory) => new(SchemaCatalog.Read(directory));

    /// <summary>Validates all objects and collects all problems.</summary>
    public ValidationFindings Check(IEnumerable<JsonObject> objects)
    {
        var (problems, notes) = (new List<string>(), new List<string>());
        foreach (var value in objects)
        {
            var name = $"{value.ApiVersion()} {value.Kind()} {value.Name()}";
            if (_schemas.Find(value.ApiVersion(), value.Kind()) is not { } schema)
            {
                notes.Add($"{name} is not checked: there is no schema of its kind.");
                problems.AddRange(KeyedLists.Problems(value).Select(problem => $"{name}: {problem}"));
                continue;
            }

            var check = new SchemaCheck(schema, KeyedLists.Paths(value));
            check.CheckObject(WithDefaults(value, schema));
            problems.AddRange(check.Problems.Concat(KeyedLists.Problems(value)).Select(problem => $"{name}: {problem}"));
            notes.AddRange(check.Unchecked.Select(what => $"{name}: {what}."));
        }

        return new ValidationFindings(problems, notes);
    }

    /// <summary>
    /// Applies the defaults of a CRD or XRD, as API servers do before they validate. Other schemas only document theirs.
    /// </summary>
    private static JsonObject WithDefaults(JsonObject value, ObjectSchema schema)
    {
        if (schema.Dialect != SchemaDialect.Structural)
        {
            return value;
        }

        var defaulted = (JsonObject)value.DeepClone();
        SchemaDefaults.ApplyToFields(defaulted, schema.Root);
        return defaulted;
    }
}
