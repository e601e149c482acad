namespace Docs.Tests.Pages;

/// <summary>
/// What stands behind the language of a code block and no reader sees: <c>mark</c> or <c>mark=value</c>, separated by spaces.
/// </summary>
internal sealed class FenceMarks
{
    private readonly Dictionary<string, string> _values;

    private FenceMarks(Dictionary<string, string> values) => _values = values;

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value of a mark; empty for a mark without one, null for none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public static FenceMarks Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split('=', 2);
            values[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }

        return new FenceMarks(values);
    }

    public bool Has(string name) => _values.ContainsKey(name);
}
