using System.Text;
using System.Text.Json.Nodes;
using Kubernetes.Yaml;

namespace Fuzzing;

/// <summary>The YAML that render reads. What can be read is written, and must read as the same.</summary>
internal sealed class RenderYaml : IFuzzTarget
{
    private const char NextLine = '\u0085';

    private static readonly byte[][] Tokens =
    [
        .. ((string[])
        [
            "&a ", "*a", "- ", ": ", "? ", "|\n", ">-\n", "|2+\n", "\t", "'", "\"", "{", "}", "[", "]", ",", "#", " #",
            "!!binary ", "!!str ", "!a ",
            "---\n", "...\n", "%YAML 1.1\n", "%b\n", "! ", "|\n%c\n", "\\/", "\\ud83d", "\"#c\n", "\u0085",
            "<<: *a\n", "\n\n", "  ", "\\x", "\\u00e9", "\u00e9", "\u2028", "\ufeff", "~",
            "null", "yes", "0x1f", "0o7",
            "1_000", ".inf", "1e400", "2001-01-01", "=", "\r\n", "a: &b [*b]\n", "\"\\\n", "{a: {a: {a: {a: ",
        ]).Select(Encoding.UTF8.GetBytes),
    ];

    public string Name => "yaml";

    public IReadOnlyList<byte[]> Seeds { get; } = [.. Cases.Files.Select(File.ReadAllBytes)];

    public byte[] Mutate(byte[] seed, byte[] other, Random random) => ByteMutation.Apply(seed, other, Tokens, random);

    public void Run(byte[] input)
    {
        foreach (var value in Read(Encoding.UTF8.GetString(input)))
        {
            CheckRoundTrip(value);
        }
    }

    /// <summary>All documents, or the first one if another is malformed.</summary>
    private static IReadOnlyList<JsonNode?> Read(string text)
    {
        try
        {
            return YamlReader.ReadAll(text);
        }
        catch (YamlReadException)
        {
            return ReadFirst(text);
        }
    }

    private static IReadOnlyList<JsonNode?> ReadFirst(string text)
    {
        try
        {
            return [YamlReader.Read(text)];
        }
        catch (YamlReadException)
        {
            return [];
        }
    }

    private static void CheckRoundTrip(JsonNode? value)
    {
        // A next line is folded as the Kubernetes tools do, and the writer refuses the control characters that they refuse.
        if (HasNextLine(value) || Write(value) is not { } written)
        {
            return;
        }

        // Such a key is written without quotes, as the Kubernetes tools do, and the reader may take it for an alias in a list.
        if (written.Contains(", *", StringComparison.Ordinal))
        {
            return;
        }

        JsonNode? again;
        try
        {
            again = YamlReader.ReadAll(written).Single();
        }
        catch (YamlReadException problem)
        {
            throw new InvalidOperationException($"What was written cannot be read: {problem.Message}\n{written}", problem);
        }

        if (!JsonNode.DeepEquals(value, again))
        {
            throw new InvalidOperationException(
                $"What was written reads as something else.\n{value?.ToJsonString()}\n{written}");
        }
    }

    private static bool HasNextLine(JsonNode? value) => value switch
    {
        JsonObject fields => fields.Any(field => Contains(field.Key) || HasNextLine(field.Value)),
        JsonArray items => items.Any(HasNextLine),
        JsonValue scalar => scalar.TryGetValue<string>(out var text) && Contains(text),
        _ => false,
    };

    private static bool Contains(string text) => text.Contains(NextLine, StringComparison.Ordinal);

    private static string? Write(JsonNode? value)
    {
        try
        {
            return YamlWriter.Write(value);
        }
        catch (YamlWriteException)
        {
            return null;
        }
    }
}
