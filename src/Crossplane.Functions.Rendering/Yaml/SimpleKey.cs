namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A place where a key without <c>?</c> may have started; a colon tells.</summary>
/// <param name="IsPossible">False if there is no such place.</param>
/// <param name="IsRequired">True if nothing but a key may start there.</param>
/// <param name="TokenNumber">The number of the token at the place.</param>
/// <param name="Place">The place.</param>
/// <param name="Index">The number of characters before the place.</param>
/// <param name="Breaks">The number of line breaks before the place.</param>
internal readonly record struct SimpleKey(
    bool IsPossible, bool IsRequired, int TokenNumber, TextPlace Place, int Index, int Breaks)
{
    /// <summary>The maximum number of characters of a key and its colon.</summary>
    public const int MaxLength = 1024;

    /// <summary>True if the key ends too far from its start to have no <c>?</c>.</summary>
    public bool IsTooLong(TextCursor cursor) => Breaks < cursor.Breaks || Index + MaxLength < cursor.Index;
}
