using System.Globalization;
using System.Text;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>A set of code points, and how a .NET pattern writes it.</summary>
internal sealed class CodePoints
{
    private const string Nothing = @"[^\s\S]";
    private const int Last = 0x10FFFF;
    private const int LastOfBasicPlane = 0xFFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;

    /// <summary>All code points.</summary>
    public static readonly CodePoints Any = new([(0, Last)]);

    private static readonly Lazy<Dictionary<int, List<int>>> CaseVariants = new(FindCaseVariants);

    private readonly List<(int First, int Last)> _ranges;

    private CodePoints(List<(int First, int Last)> ranges) => _ranges = ranges;

    public static CodePoints Of(params (int First, int Last)[] ranges) => Union(ranges);

    public static CodePoints Of(Func<int, bool> contains)
    {
        var ranges = new List<(int First, int Last)>();
        for (var point = 0; point <= Last; point++)
        {
            if (IsSurrogate(point) || !contains(point))
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].Last == point - 1)
            {
                ranges[^1] = (ranges[^1].First, point);
            }
            else
            {
                ranges.Add((point, point));
            }
        }

        return new CodePoints(ranges);
    }

    public static CodePoints Union(params IEnumerable<CodePoints> sets) => Union(sets.SelectMany(set => set._ranges));

    /// <summary>Adds the other cases of the letters in the set.</summary>
    public CodePoints IgnoringCase()
    {
        var variants = CaseVariants.Value;
        return Union(_ranges.Concat(variants
            .Where(entry => Contains(entry.Key))
            .SelectMany(entry => entry.Value)
            .Select(point => (point, point))));
    }

    public CodePoints Complement()
    {
        var ranges = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
            {
                ranges.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            ranges.Add((next, Last));
        }

        return new CodePoints(ranges);
    }

    /// <summary>Writes the set as a pattern that matches one code point.</summary>
    /// <param name="pattern">Receives the pattern.</param>
    /// <param name="hasPairs">
    /// False if the text has no surrogate pairs. The pattern does not match any then, which keeps it small.
    /// </param>
    public void AppendTo(StringBuilder pattern, bool hasPairs)
    {
        var basic = Class(_ranges.Where(range => range.First <= LastOfBasicPlane).SelectMany(BasicRanges));
        string[] pairs = hasPairs ? [.. _ranges.Where(range => range.Last > LastOfBasicPlane).SelectMany(Pairs)] : [];
        if (pairs.Length > 0)
        {
            pattern.Append("(?:").AppendJoin('|', basic.Length > 0 ? [basic, .. pairs] : pairs).Append(')');
        }
        else
        {
            pattern.Append(basic.Length > 0 ? basic : Nothing);
        }
    }

    private static CodePoints Union(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.Order())
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new CodePoints(merged);
    }

    private bool Contains(int point) => _ranges.Exists(range => range.First <= point && point <= range.Last);

    /// <summary>
    /// Finds the letters with more than one case. .NET does not relate the long s and the Kelvin sign to ASCII.
    /// </summary>
    private static Dictionary<int, List<int>> FindCaseVariants()
    {
        const int LastWithCase = 0x1FFFF;
        var groups = Enumerable.Range(0, LastWithCase)
            .Where(point => !IsSurrogate(point))
            .GroupBy(point => point switch
            {
                0x017F => 'S',
                0x212A => 'K',
                _ => Rune.ToUpperInvariant(Rune.ToLowerInvariant(new Rune(point))).Value,
            })
            .Select(group => group.ToList())
            .Where(group => group.Count > 1);
        return groups
            .SelectMany(group => group, (group, point) => (group, point))
            .ToDictionary(entry => entry.point, entry => entry.group);
    }

    private static bool IsSurrogate(int point) => point is >= FirstSurrogate and <= LastSurrogate;

    /// <summary>Cuts a range to the basic plane, without its surrogates.</summary>
    private static IEnumerable<(int First, int Last)> BasicRanges((int First, int Last) range)
    {
        if (range.First < FirstSurrogate)
        {
            yield return (range.First, Math.Min(range.Last, FirstSurrogate - 1));
        }

        if (range.Last > LastSurrogate)
        {
            yield return (Math.Max(range.First, LastSurrogate + 1), Math.Min(range.Last, LastOfBasicPlane));
        }
    }

    /// <summary>Writes the part of a range beyond the basic plane, as pairs of surrogates.</summary>
    private static IEnumerable<string> Pairs((int First, int Last) range)
    {
        var (low, high) = (new Rune(Math.Max(range.First, LastOfBasicPlane + 1)).ToString(), new Rune(range.Last).ToString());
        if (low[0] == high[0])
        {
            yield return Escape(low[0]) + Class([(low[1], high[1])]);
            yield break;
        }

        yield return Escape(low[0]) + Class([(low[1], LastSurrogate)]);
        if (low[0] + 1 < high[0])
        {
            yield return Class([(low[0] + 1, high[0] - 1)]) + Class([(0xDC00, LastSurrogate)]);
        }

        yield return Escape(high[0]) + Class([(0xDC00, high[1])]);
    }

    private static string Class(IEnumerable<(int First, int Last)> ranges)
    {
        var parts = string.Concat(ranges.Select(range =>
            range.First == range.Last ? Escape(range.First) : $"{Escape(range.First)}-{Escape(range.Last)}"));
        return parts.Length == 0 ? "" : $"[{parts}]";
    }

    private static string Escape(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
}
