namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Compares strings by their UTF-8 bytes, that is, by code points, as Go does.</summary>
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

        // Surrogates are smaller than U+E000 to U+FFFF but stand for larger code points.
        var (first, second) = (left[length], right[length]);
        return char.IsSurrogate(first) == char.IsSurrogate(second) ? first.CompareTo(second) : char.IsSurrogate(first) ? 1 : -1;
    }
}
