using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>Checks the constraints of a schema on a value other than its type and its parts.</summary>
internal static class ValueCheck
{
    /// <param name="value">The value.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="note">Receives what cannot be checked.</param>
    /// <returns>What is wrong with the value: the rest of a sentence that starts with its path.</returns>
    public static IEnumerable<string> Problems(JsonNode? value, JsonObject schema, Action<string> note)
    {
        var constraints = value switch
        {
            JsonObject fields => Bounds(fields.Count, schema, "Properties", "fields"),
            JsonArray items => Bounds(items.Count, schema, "Items", "items"),
            JsonValue when value.GetValueKind() == JsonValueKind.String => TextProblems(value.GetValue<string>(), schema, note),
            JsonValue when value.GetValueKind() == JsonValueKind.Number => NumberProblems(value, schema),
            _ => [],
        };
        return Choices(value, schema).Concat(constraints);
    }

    private static IEnumerable<string> Choices(JsonNode? value, JsonObject schema)
    {
        if (schema["enum"] is JsonArray allowed && !allowed.Any(choice => JsonNode.DeepEquals(choice, value)))
        {
            yield return $"must be one of {string.Join(", ", allowed.Select(Text))}, but is {TypeCheck.Describe(value)}";
        }

        if (schema.ContainsKey("const") && !JsonNode.DeepEquals(schema["const"], value))
        {
            yield return $"must be {Text(schema["const"])}, but is {TypeCheck.Describe(value)}";
        }
    }

    private static IEnumerable<string> Bounds(int count, JsonObject schema, string keyword, string what)
    {
        if (Number(schema, $"min{keyword}") is { } minimum && count < minimum)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"must have at least {minimum} {what}, but has {count}");
        }

        if (Number(schema, $"max{keyword}") is { } maximum && count > maximum)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"must have at most {maximum} {what}, but has {count}");
        }
    }

    private static IEnumerable<string> TextProblems(string text, JsonObject schema, Action<string> note)
    {
        var length = text.EnumerateRunes().Count();
        foreach (var problem in Bounds(length, schema, "Length", "characters"))
        {
            yield return problem;
        }

        if (schema["pattern"]?.ToString() is { } pattern && PatternProblem(text, pattern, note) is { } mismatch)
        {
            yield return mismatch;
        }

        if (schema["format"]?.ToString() is { } format && !TextFormat.Matches(text, format))
        {
            yield return $"must be a {format}, but is {TypeCheck.Describe(JsonValue.Create(text))}";
        }
    }

    private static string? PatternProblem(string text, string pattern, Action<string> note)
    {
        try
        {
            return Re2Pattern.IsMatch(text, pattern)
                ? null
                : $"must match {pattern}, but is {TypeCheck.Describe(JsonValue.Create(text))}";
        }
        catch (PatternException exception)
        {
            return $"cannot be compared with the pattern {pattern}: {exception.Message}";
        }
        catch (UnsupportedPatternException exception)
        {
            note($"is not compared with the pattern {pattern}: {exception.Message}");
            return null;
        }
    }

    private static IEnumerable<string> NumberProblems(JsonNode value, JsonObject schema)
    {
        var number = TypeCheck.Number(value);
        foreach (var (limit, isAllowed, sentence) in Limits(schema, number))
        {
            if (!isAllowed)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"must be {sentence} {limit}, but is {number}");
            }
        }

        var isInRange = schema["format"]?.ToString() switch
        {
            "int32" => number is >= int.MinValue and <= int.MaxValue,
            "int64" => number is >= long.MinValue and <= long.MaxValue,
            _ => true,
        };
        if (!isInRange)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"must fit into {schema["format"]}, but is {number}");
        }
    }

    /// <summary>
    /// Reads the limits. In OpenAPI an exclusive limit is a flag beside the limit, in JSON Schema a limit of its own.
    /// </summary>
    private static IEnumerable<(double Limit, bool IsAllowed, string Sentence)> Limits(JsonObject schema, double number)
    {
        if (Number(schema, "minimum") is { } minimum)
        {
            yield return Flag(schema, "exclusiveMinimum")
                ? (minimum, number > minimum, "greater than")
                : (minimum, number >= minimum, "at least");
        }

        if (Number(schema, "maximum") is { } maximum)
        {
            yield return Flag(schema, "exclusiveMaximum")
                ? (maximum, number < maximum, "less than")
                : (maximum, number <= maximum, "at most");
        }

        if (Number(schema, "exclusiveMinimum") is { } above)
        {
            yield return (above, number > above, "greater than");
        }

        if (Number(schema, "exclusiveMaximum") is { } below)
        {
            yield return (below, number < below, "less than");
        }

        if (Number(schema, "multipleOf") is { } unit and > 0)
        {
            var tolerance = 1e-9 * Math.Max(1, Math.Abs(number));
            yield return (unit, Math.Abs(Math.IEEERemainder(number, unit)) < tolerance, "a multiple of");
        }
    }

    private static double? Number(JsonObject schema, string name) =>
        schema[name] is { } value && value.GetValueKind() == JsonValueKind.Number ? TypeCheck.Number(value) : null;

    private static bool Flag(JsonObject schema, string name) => schema[name]?.GetValueKind() == JsonValueKind.True;

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}
