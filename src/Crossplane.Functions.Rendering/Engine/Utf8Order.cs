namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The order of texts by their bytes in UTF-8, which is that of code points: the one in which Go sorts.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var length = left.CommonPrefixLength(right);
        if (length == left.Length || length == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        // Halves of surrogate pairs have smaller values than U+E000 to U+FFFF but spell larger code points.
        var (first, second) = (left[length], right[length]);
        return char.IsSurrogate(first) == char.IsSurrogate(second) ? first.CompareTo(second) : char.IsSurrogate(first) ? 1 : -1;
    }
}
