using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Checks one value against a schema, field by field, and collects all problems.</summary>
internal sealed class SchemaCheck
{
    private static readonly string[] Unsupported =
    [
        "patternProperties", "propertyNames", "dependencies", "dependentRequired", "dependentSchemas", "if", "contains",
        "prefixItems", "$dynamicRef",
    ];

    private static readonly string[] ObjectFields = ["apiVersion", "kind", "metadata"];

    private readonly ObjectSchema _schema;
    private readonly IReadOnlySet<string> _knownLists;
    private readonly List<string> _problems = [];
    private readonly SortedSet<string> _unsupported = new(StringComparer.Ordinal);

    /// <summary>The values that are not compared with a pattern.</summary>
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    private int _rules;

    /// <param name="schema">The schema.</param>
    /// <param name="knownLists">The paths of lists whose duplicates are found elsewhere.</param>
    public SchemaCheck(ObjectSchema schema, IReadOnlySet<string>? knownLists = null)
    {
        _schema = schema;
        _knownLists = knownLists ?? new HashSet<string>();
    }

    /// <summary>The problems: for each, a path and the rest of the sentence.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The checks of the schema that are not supported.</summary>
    public IEnumerable<string> Unchecked
    {
        get
        {
            if (_rules > 0)
            {
                var rules = _rules.ToString(CultureInfo.InvariantCulture);
                yield return $"CEL rules (x-kubernetes-validations) are not checked: {rules}";
            }

            foreach (var keyword in _unsupported)
            {
                yield return $"the keyword {keyword} of its schema is not checked";
            }

            foreach (var note in _notes)
            {
                yield return note;
            }
        }
    }

    public void CheckObject(JsonObject value) => Check(value, _schema.Root, "", isObject: true, refusesUnknown: true);

    /// <param name="isObject">True for a Kubernetes object, whose kind and metadata the schema need not list.</param>
    /// <param name="refusesUnknown">
    /// False within <c>anyOf</c> and the like, which only constrain fields that are listed elsewhere.
    /// </param>
    private void Check(JsonNode? value, JsonObject unresolved, string path, bool isObject, bool refusesUnknown)
    {
        var schema = _schema.Resolve(unresolved);
        _rules += (schema["x-kubernetes-validations"] as JsonArray)?.Count ?? 0;
        _unsupported.UnionWith(Unsupported.Where(schema.ContainsKey));
        if (value is null && IsTrue(schema, "nullable"))
        {
            return;
        }

        if (!TypeCheck.Matches(value, schema))
        {
            Report(path, $"must be {TypeCheck.Expected(schema)}, but is {TypeCheck.Describe(value)}");
            return;
        }

        var problems = ValueCheck.Problems(value, schema, note => _notes.Add(Located(path, note)));
        _problems.AddRange(problems.Select(problem => Located(path, problem)));
        switch (value)
        {
            case JsonObject fields:
                CheckFields(fields, schema, path, isObject || IsTrue(schema, "x-kubernetes-embedded-resource"), refusesUnknown);
                break;
            case JsonArray items:
                CheckItems(items, schema, path, refusesUnknown);
                break;
        }

        CheckCombinations(value, schema, path);
    }

    private void CheckFields(JsonObject fields, JsonObject schema, string path, bool isObject, bool refusesUnknown)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var required = (schema["required"] as JsonArray)?.OfType<JsonValue>().Select(name => name.ToString()) ?? [];
        foreach (var name in required.Where(name => !fields.ContainsKey(name)))
        {
            Report(Join(path, name), "is required, but missing");
        }

        foreach (var (name, field) in fields)
        {
            var place = Join(path, name);
            if (properties[name] is JsonObject property)
            {
                // A CRD lists only the fields of metadata that it constrains. The API server knows the others.
                var isMetadata = isObject && name == "metadata" && _schema.Dialect == SchemaDialect.Structural;
                Check(field, property, place, isObject: false, refusesUnknown && !isMetadata);
            }
            else if (schema["additionalProperties"] is JsonObject others)
            {
                Check(field, others, place, isObject: false, refusesUnknown);
            }
            else if (refusesUnknown && !IsAllowed(name, schema, properties, isObject))
            {
                Report(place, properties.Count > 0
                    ? $"is unknown; allowed are {string.Join(", ", Names(properties))}"
                    : "is unknown; no field is allowed here");
            }
        }
    }

    private void CheckItems(JsonArray items, JsonObject schema, string path, bool refusesUnknown)
    {
        var itemSchema = schema["items"] as JsonObject;
        if (!_knownLists.Contains(path))
        {
            var resolved = itemSchema is null ? null : _schema.Resolve(itemSchema);
            _problems.AddRange(ListTypeCheck.Problems(items, schema, resolved).Select(problem => Located(path, problem)));
        }

        for (var index = 0; itemSchema is not null && index < items.Count; index++)
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            Check(items[index], itemSchema, itemPath, isObject: false, refusesUnknown);
        }
    }

    private static IEnumerable<string> Names(JsonObject properties) =>
        properties.Select(property => property.Key).Order(StringComparer.Ordinal);

    private bool IsAllowed(string name, JsonObject schema, JsonObject properties, bool isObject)
    {
        if (properties.ContainsKey(name)
            || (isObject && ObjectFields.Contains(name))
            || IsTrue(schema, "x-kubernetes-preserve-unknown-fields"))
        {
            return true;
        }

        return schema["additionalProperties"] is { } others
            ? others.GetValueKind() != JsonValueKind.False
            : _schema.Dialect switch
            {
                SchemaDialect.JsonSchema => true,
                SchemaDialect.OpenApi => properties.Count == 0,
                _ => false,
            };
    }

    private void CheckCombinations(JsonNode? value, JsonObject schema, string path)
    {
        foreach (var part in Parts(schema, "allOf"))
        {
            Check(value, part, path, isObject: false, refusesUnknown: false);
        }

        if (Parts(schema, "anyOf") is { Count: > 0 } any && any.All(part => IsMatch(value, part, path) == false))
        {
            Report(path, "must match one of the alternatives of anyOf, but matches none");
        }

        if (Parts(schema, "oneOf") is { Count: > 0 } one)
        {
            var matches = one.ConvertAll(part => IsMatch(value, part, path));
            var count = matches.Count(isMatch => isMatch == true);
            if (count > 1 || (count == 0 && !matches.Contains(null)))
            {
                var found = count.ToString(CultureInfo.InvariantCulture);
                Report(path, $"must match exactly one of the alternatives of oneOf, but matches {found}");
            }
        }

        if (schema["not"] is JsonObject not && IsMatch(value, not, path) == true)
        {
            Report(path, "must not match the schema of not, but does");
        }
    }

    /// <returns>Null if it depends on a pattern that is not compared.</returns>
    private bool? IsMatch(JsonNode? value, JsonObject schema, string path)
    {
        var check = new SchemaCheck(_schema);
        check.Check(value, schema, path, isObject: false, refusesUnknown: _schema.Dialect == SchemaDialect.JsonSchema);
        _unsupported.UnionWith(check._unsupported);
        _notes.UnionWith(check._notes);
        return check._problems.Count > 0 ? false : check._notes.Count > 0 ? null : true;
    }

    private static List<JsonObject> Parts(JsonObject schema, string name) =>
        [.. (schema[name] as JsonArray)?.OfType<JsonObject>() ?? []];

    private static bool IsTrue(JsonObject schema, string name) => schema[name]?.GetValueKind() == JsonValueKind.True;

    private static string Join(string path, string name)
    {
        var isPlain = name.Length > 0
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '$');
        return isPlain ? path.Length == 0 ? name : $"{path}.{name}" : $"{path}[\"{name}\"]";
    }

    private void Report(string path, string problem) => _problems.Add(Located(path, problem));

    private static string Located(string path, string problem) =>
        path.Length == 0 ? $"the object {problem}" : $"{path} {problem}";
}
