using System.Text;
using System.Text.Json;
using Crossplane.Functions.Rendering.Yaml;

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

    public IReadOnlyList<byte[]> Seeds { get; } = [.. Cases.YamlFiles.Select(File.ReadAllBytes)];

    public byte[] Mutate(byte[] seed, byte[] other, Random random) => ByteMutation.Apply(seed, other, Tokens, random);

    public void Run(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        foreach (var document in Split(text))
        {
            if (Read(document) is { } value)
            {
                CheckRoundTrip(value);
            }
        }
    }

    private static IReadOnlyList<DocumentText> Split(string text)
    {
        try
        {
            return [.. DocumentSplitter.Split(text)];
        }
        catch (YamlProblemException)
        {
            return [new DocumentText(text, FirstLine: 1)];
        }
    }

    private static JsonElement? Read(DocumentText document)
    {
        try
        {
            return JsonConversion.ToJson(NodeParser.Parse(document, mustBeLast: true));
        }
        catch (YamlProblemException)
        {
            return null;
        }
    }

    private static void CheckRoundTrip(JsonElement value)
    {
        // A next line is folded as the Kubernetes tools do, and the writer refuses the control characters that they refuse.
        if (value.GetRawText().Contains(NextLine, StringComparison.Ordinal) || OutputText.Problems(value).Any())
        {
            return;
        }

        var written = new StringWriter();
        YamlWriter.Write(value, written);

        // Such a key is written without quotes, as the Kubernetes tools do, and the reader may take it for an alias in a list.
        if (written.ToString().Contains(", *", StringComparison.Ordinal))
        {
            return;
        }

        JsonElement again;
        try
        {
            again = JsonConversion.ToJson(NodeParser.Parse(new DocumentText(written.ToString(), FirstLine: 1), mustBeLast: true));
        }
        catch (YamlProblemException problem)
        {
            throw new InvalidOperationException($"What was written cannot be read: {problem.Message}\n{written}", problem);
        }

        if (!JsonElement.DeepEquals(value, again))
        {
            throw new InvalidOperationException($"What was written reads as something else.\n{value.GetRawText()}\n{written}");
        }
    }
}
