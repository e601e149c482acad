namespace Crossplane.Functions.Testing;

/// <summary>Compares text with a file that somebody has approved.</summary>
public static class GoldenFile
{
    /// <summary>The environment variable that, set to 1, has files rewritten.</summary>
    public const string UpdateVariable = "UPDATE_GOLDEN";

    private const int ShownLines = 3;

    /// <summary>True if files are rewritten instead of compared.</summary>
    public static bool IsUpdate => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    /// <summary>
    /// Compares text with a file. With <see cref="UpdateVariable"/> set to 1, writes the file instead and fails nevertheless, so
    /// that nobody approves what they have not looked at.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="actual">The text.</param>
    /// <exception cref="FunctionTestException">The text differs, the file is missing, or it was rewritten.</exception>
    public static void Verify(string path, string actual) => Verify(path, actual, IsUpdate);

    internal static void Verify(string path, string actual, bool update)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(actual);
        if (update)
        {
            File.WriteAllText(path, actual);
            throw new FunctionTestException(
                $"rewrote \"{path}\": look at what has changed, then run the tests without {UpdateVariable}");
        }

        if (!File.Exists(path))
        {
            throw new FunctionTestException(
                $"cannot compare with \"{path}\": there is no such file; write it, or run the tests with {UpdateVariable}=1");
        }

        var expected = File.ReadAllText(path);
        if (actual != expected)
        {
            throw new FunctionTestException(Describe(path, expected.Split('\n'), actual.Split('\n')));
        }
    }

    private static string Describe(string path, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
        {
            line++;
        }

        return $"""
            the text must be that of "{path}", but differs from line {line + 1} on:
            {Show("- ", expected, line)}
            {Show("+ ", actual, line)}
            If the change is wanted, run the tests with {UpdateVariable}=1.
            """;
    }

    private static string Show(string mark, string[] lines, int start) => start >= lines.Length
        ? $"{mark}(the end)"
        : string.Join('\n', lines.Skip(start).Take(ShownLines).Select(line => mark + line));
}
