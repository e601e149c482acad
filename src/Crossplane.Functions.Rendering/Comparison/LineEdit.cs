namespace Crossplane.Functions.Rendering.Comparison;

/// <summary>A line of a comparison.</summary>
/// <param name="Mark">
/// A space if both texts have the line, <c>-</c> if only the first has it, <c>+</c> if only the second.
/// </param>
/// <param name="Line">The line.</param>
internal readonly record struct LineEdit(char Mark, string Line)
{
    public const char Kept = ' ';
    public const char Removed = '-';
    public const char Added = '+';
}
