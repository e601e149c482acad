using System.Globalization;
using System.Text;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// The path of a value in an object, in the grammar of Crossplane's field paths: <c>spec.containers[0].image</c>,
/// <c>metadata.annotations[example.org/key]</c>.
/// </summary>
public sealed class FieldPath
{
    private readonly Segment[] _segments;

    private FieldPath(Segment[] segments) => _segments = segments;

    internal ReadOnlySpan<Segment> Segments => _segments;

    /// <summary>Parses a path.</summary>
    /// <exception cref="FormatException">
    /// The text is empty, a name or a bracket in it is empty, or a bracket is not closed.
    /// </exception>
    public static FieldPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var segments = new List<Segment>();
        for (var position = 0; position < text.Length || segments.Count == 0;)
        {
            position = text.AsSpan(position).StartsWith("[", StringComparison.Ordinal)
                ? ParseBracket(text, position, segments)
                : ParseName(text, position, segments);
        }

        return new FieldPath([.. segments]);
    }

    /// <inheritdoc cref="Parse" />
    public static implicit operator FieldPath(string text) => Parse(text);

    /// <inheritdoc cref="Parse" />
    public static FieldPath ToFieldPath(string text) => Parse(text);

    /// <summary>Returns the path in the form that <see cref="Parse"/> accepts.</summary>
    public override string ToString()
    {
        var text = "";
        foreach (var segment in _segments)
        {
            text = Join(text, segment.Name is { } name ? Quote(name) : $"[{segment.Index}]");
        }

        return text;
    }

    internal static string Quote(string name) =>
        name.Length == 0 || name.AsSpan().ContainsAny('.', '[', ']') ? $"[{name}]" : name;

    internal static string Join(string left, string right) =>
        left.Length == 0 || right.Length == 0 || right[0] == '[' ? left + right : $"{left}.{right}";

    private static int ParseName(string text, int start, List<Segment> segments)
    {
        if (segments.Count > 0)
        {
            start++;
        }

        var rest = text.AsSpan(Math.Min(start, text.Length));
        var length = rest.IndexOfAny('.', '[', ']');
        length = length < 0 ? rest.Length : length;
        if (length == 0 || (segments.Count > 0 && text[start - 1] != '.'))
        {
            throw new FormatException($"Cannot parse field path \"{text}\": a name is missing at position {start}.");
        }

        segments.Add(new Segment(rest[..length].ToString()));
        return start + length;
    }

    private static int ParseBracket(string text, int start, List<Segment> segments)
    {
        var length = text.AsSpan(start).IndexOf(']');
        if (length < 2)
        {
            throw new FormatException(
                $"Cannot parse field path \"{text}\": the bracket at position {start} is empty or not closed.");
        }

        var content = text.AsSpan(start + 1, length - 1);
        segments.Add(int.TryParse(content, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new Segment(index)
            : new Segment(content.ToString()));
        return start + length + 1;
    }

    internal readonly struct Segment
    {
        public Segment(string name)
        {
            Name = name;
            Utf8Name = Encoding.UTF8.GetBytes(name);
        }

        public Segment(int index) => Index = index;

        public string? Name { get; }

        public byte[]? Utf8Name { get; }

        public int Index { get; }
    }
}
