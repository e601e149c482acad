using System.Text;

namespace Kubernetes.Yaml;

/// <summary>
/// Compares keys as the Kubernetes serializer (go-yaml v2) does: by character, letters after everything else, and numbers
/// by value, so that <c>key2</c> precedes <c>key10</c>.
/// </summary>
public sealed class NaturalKeyComparer : IComparer<string>
{
    /// <summary>The only instance. It is stateless.</summary>
    public static NaturalKeyComparer Instance { get; } = new();

    private NaturalKeyComparer()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var left = (x ?? "").EnumerateRunes().ToArray();
        var right = (y ?? "").EnumerateRunes().ToArray();
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] != right[i])
            {
                return CompareAt(left, right, i);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareAt(Rune[] left, Rune[] right, int index)
    {
        var leftIsLetter = Rune.IsLetter(left[index]);
        var rightIsLetter = Rune.IsLetter(right[index]);
        if (leftIsLetter != rightIsLetter)
        {
            return leftIsLetter ? 1 : -1;
        }

        return leftIsLetter ? left[index].CompareTo(right[index]) : CompareNumbers(left, right, index);
    }

    private static int CompareNumbers(Rune[] left, Rune[] right, int index)
    {
        // A zero within a number is a digit, at its start it is padding.
        var continues = (left[index].Value == '0' || right[index].Value == '0') && ContinuesNumber(left, index);
        var leftNumber = ReadNumber(left, index, continues);
        var rightNumber = ReadNumber(right, index, continues);
        if (leftNumber.Value != rightNumber.Value)
        {
            return leftNumber.Value.CompareTo(rightNumber.Value);
        }

        return leftNumber.End != rightNumber.End
            ? leftNumber.End.CompareTo(rightNumber.End)
            : left[index].CompareTo(right[index]);
    }

    private static bool ContinuesNumber(Rune[] text, int index)
    {
        for (var i = index - 1; i >= 0 && Rune.IsDigit(text[i]); i--)
        {
            if (text[i].Value != '0')
            {
                return true;
            }
        }

        return false;
    }

    private static (long Value, int End) ReadNumber(Rune[] text, int start, bool continues)
    {
        var value = continues ? 1L : 0L;
        var end = start;
        for (; end < text.Length && Rune.IsDigit(text[end]); end++)
        {
            // Overflows like the reference, so that the order of such long numbers is arbitrary but identical.
            value = unchecked((value * 10) + (text[end].Value - '0'));
        }

        return (value, end);
    }
}
