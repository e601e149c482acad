using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Crossplane.Functions.Rendering.Validation;

/// <summary>
/// Compares text with patterns in the syntax of RE2, which API servers use. The pattern is translated to one of .NET that
/// cannot backtrack: as with RE2, the time is linear in the length of the text.
/// </summary>
internal sealed class Re2Pattern
{
    private const int MaxRepeat = 1000;
    private const int MaxKnown = 500;

    // The time is linear in the text, but the factor may be the length of a pattern with many repetitions.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BacktrackingTimeout = TimeSpan.FromSeconds(10);

    private static readonly ConcurrentDictionary<(string Pattern, bool HasPairs), Translation> Known = new();

    private static readonly CodePoints NoLineFeed = CodePoints.Of(('\n', '\n')).Complement();

    private readonly string _pattern;
    private readonly bool _hasPairs;
    private readonly StringBuilder _translated = new();
    private readonly Stack<(Flags Flags, int Widest)> _groups = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _position;
    private Flags _flags;
    private bool _mayRepeat;
    private bool _hasWordBoundary;

    // How often the last element is repeated within itself, and the largest such number of the elements before it in the group.
    private int _repeats;
    private int _widest;

    private Re2Pattern(string pattern, bool hasPairs)
    {
        _pattern = pattern;
        _hasPairs = hasPairs;
    }

    /// <summary>True if a part of the text matches.</summary>
    /// <exception cref="PatternException">RE2 refuses the pattern.</exception>
    /// <exception cref="UnsupportedPatternException">
    /// The pattern has a class of a script, or is too large, or asks for the boundaries of words in text that is not ASCII.
    /// </exception>
    public static bool IsMatch(string text, string pattern)
    {
        var hasPairs = text.Any(char.IsSurrogate);
        if (!Known.TryGetValue((pattern, hasPairs), out var translation))
        {
            translation = Translate(pattern, hasPairs);
            if (Known.Count >= MaxKnown)
            {
                Known.Clear();
            }

            Known[(pattern, hasPairs)] = translation;
        }

        if (translation.HasWordBoundary && !Ascii.IsValid(text))
        {
            throw new UnsupportedPatternException("the boundaries of words are not known in text that is not ASCII");
        }

        try
        {
            return translation.Regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new UnsupportedPatternException(exception.Message, exception);
        }
    }

    private static Translation Translate(string pattern, bool hasPairs)
    {
        var re2 = new Re2Pattern(pattern, hasPairs);
        re2.Translate();
        try
        {
            return new Translation(Compile(re2._translated.ToString()), re2._hasWordBoundary);
        }
        catch (RegexParseException exception)
        {
            throw new UnsupportedPatternException(exception.Message, exception);
        }
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout);
        }
        catch (NotSupportedException)
        {
            // Nested repetitions of many characters are too large for an automaton of .NET.
            return new Regex(pattern, RegexOptions.CultureInvariant, BacktrackingTimeout);
        }
    }

    /// <summary>A pattern of .NET.</summary>
    private sealed record Translation(Regex Regex, bool HasWordBoundary);

    /// <summary>The flags of a group. That for lazy repetition does not change what matches.</summary>
    private readonly record struct Flags(bool IgnoresCase, bool IsMultiLine, bool IsSingleLine);

    private void Translate()
    {
        while (_position < _pattern.Length)
        {
            var character = _pattern[_position];
            switch (character)
            {
                case '(':
                    OpenGroup();
                    break;
                case ')':
                    CloseGroup();
                    break;
                case '|':
                    _position++;
                    _translated.Append('|');
                    EndElement();
                    _mayRepeat = false;
                    break;
                case '[':
                    AppendClass();
                    break;
                case '\\':
                    AppendEscape();
                    break;
                case '*' or '+' or '?':
                    _position++;
                    AppendRepeat(character.ToString());
                    break;
                case '{' when TakeCounts() is { } counts:
                    AppendRepeat(counts.Text);
                    Repeat(counts.Least, counts.Most);
                    break;
                default:
                    AppendCharacter(character);
                    break;
            }
        }

        if (_groups.Count > 0)
        {
            throw new PatternException("a parenthesis is not closed");
        }
    }

    private void AppendCharacter(char character)
    {
        switch (character)
        {
            case '.':
                _position++;
                Append(_flags.IsSingleLine ? CodePoints.Any : NoLineFeed);
                break;
            case '^':
                _position++;
                AppendAnchor(_flags.IsMultiLine ? "(?m:^)" : @"\A");
                break;
            case '$':
                _position++;
                AppendAnchor(_flags.IsMultiLine ? "(?m:$)" : @"\z");
                break;
            default:
                AppendLiteral(TakeRune());
                break;
        }
    }

    private void OpenGroup()
    {
        _position++;
        if (!TakeIf("?"))
        {
            EnterGroup(_flags);
            return;
        }

        if (TakeIf("P<") || (Peek() == '<' && Peek(1) is not ('=' or '!') && TakeIf("<")))
        {
            SkipName();
            EnterGroup(_flags);
            return;
        }

        var flags = TakeFlags();
        if (TakeIf(":"))
        {
            EnterGroup(flags);
        }
        else if (TakeIf(")"))
        {
            _flags = flags;
            _mayRepeat = false;
        }
        else
        {
            throw new PatternException("what follows (? is not supported");
        }
    }

    private void EnterGroup(Flags flags)
    {
        _translated.Append("(?:");
        EndElement();
        _groups.Push((_flags, _widest));
        _widest = 0;
        _flags = flags;
        _mayRepeat = false;
    }

    private void CloseGroup()
    {
        if (!_groups.TryPop(out var outer))
        {
            throw new PatternException("a parenthesis is not open");
        }

        EndElement();
        _repeats = Math.Max(1, _widest);
        (_flags, _widest) = outer;

        _position++;
        _translated.Append(')');
        _mayRepeat = true;
    }

    private void SkipName()
    {
        var end = _pattern.IndexOf('>', _position);
        var name = end < 0 ? "" : _pattern[_position..end];
        if (name.Length == 0 || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            throw new PatternException("the name of a group is malformed");
        }

        if (!_names.Add(name))
        {
            throw new PatternException($"two groups have the name {name}");
        }

        _position = end + 1;
    }

    private Flags TakeFlags()
    {
        var (flags, isSet, hasFlag) = (_flags, true, false);
        while (_position < _pattern.Length)
        {
            switch (_pattern[_position])
            {
                case '-' when isSet:
                    (isSet, hasFlag) = (false, false);
                    break;
                case 'i':
                    (flags, hasFlag) = (flags with { IgnoresCase = isSet }, true);
                    break;
                case 'm':
                    (flags, hasFlag) = (flags with { IsMultiLine = isSet }, true);
                    break;
                case 's':
                    (flags, hasFlag) = (flags with { IsSingleLine = isSet }, true);
                    break;
                case 'U':
                    hasFlag = true;
                    break;
                case ':' or ')' when isSet || hasFlag:
                    return flags;
                default:
                    throw new PatternException("what follows (? is not supported");
            }

            _position++;
        }

        throw new PatternException("a parenthesis is not closed");
    }

    private void AppendEscape()
    {
        switch (Peek(1))
        {
            case 'A' or 'z':
                AppendAnchor(_pattern.Substring(_position, 2));
                _position += 2;
                break;
            case 'b' or 'B':
                _hasWordBoundary = true;
                AppendAnchor(_pattern.Substring(_position, 2));
                _position += 2;
                break;
            case 'Q':
                _position += 2;
                AppendQuoted();
                break;
            default:
                Append(TakeEscapedClass() ?? Class(Single(TakeEscaped())));
                break;
        }
    }

    private void AppendQuoted()
    {
        while (_position < _pattern.Length && !TakeIf(@"\E"))
        {
            AppendLiteral(TakeRune());
        }
    }

    private void AppendLiteral(int point) => Append(Class(Single(point)));

    private void Append(CodePoints points)
    {
        BeginElement();
        points.AppendTo(_translated, _hasPairs);
        _mayRepeat = true;
    }

    private void AppendAnchor(string anchor)
    {
        BeginElement();
        _translated.Append("(?:").Append(anchor).Append(')');
        _mayRepeat = true;
    }

    private void AppendRepeat(string operation)
    {
        if (!_mayRepeat)
        {
            throw new PatternException($"{operation} has nothing to repeat");
        }

        TakeIf("?");
        _translated.Append(operation);
        _mayRepeat = false;
    }

    private void BeginElement()
    {
        EndElement();
        _repeats = 1;
    }

    private void EndElement()
    {
        _widest = Math.Max(_widest, _repeats);
        _repeats = 0;
    }

    /// <summary>Multiplies nested counts. RE2 limits their product, because it writes out what is repeated.</summary>
    private void Repeat(int least, int? most)
    {
        if (most == 0)
        {
            _repeats = 0;
            return;
        }

        var product = Math.Max(1, _repeats) * Math.Max(1, most ?? least);
        if ((least >= 2 || most >= 2) && product > MaxRepeat)
        {
            throw new PatternException(
                string.Create(CultureInfo.InvariantCulture, $"the product of nested counts must be at most {MaxRepeat}"));
        }

        _repeats = product;
    }

    /// <summary>Takes counts such as <c>{2,3}</c>; null if the brace is literal.</summary>
    private (string Text, int Least, int? Most)? TakeCounts()
    {
        var end = _pattern.IndexOf('}', _position);
        var parts = end < 0 ? [] : _pattern[(_position + 1)..end].Split(',');
        var isRange = parts.Length is 1 or 2 && IsCount(parts[0]) && (parts[^1].Length == 0 || IsCount(parts[^1]));
        if (!isRange)
        {
            return null;
        }

        var least = Count(parts[0]);
        int? most = parts[^1].Length == 0 ? null : Count(parts[^1]);
        if (least > MaxRepeat || most > MaxRepeat || most < least)
        {
            throw new PatternException(
                string.Create(
                    CultureInfo.InvariantCulture, $"a count must be at most {MaxRepeat}, and the first at most the second"));
        }

        _position = end + 1;
        return ($"{{{string.Join(',', parts)}}}", least, most);
    }

    private static bool IsCount(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static int Count(string text) => text.Length > 4 ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);

    private void AppendClass()
    {
        _position++;
        var isNegated = TakeIf("^");
        var parts = new List<CodePoints>();
        for (var isFirst = true; isFirst || Peek() != ']'; isFirst = false)
        {
            if (_position >= _pattern.Length)
            {
                throw new PatternException("a bracket is not closed");
            }

            parts.Add(TakeClassPart());
        }

        _position++;
        var points = CodePoints.Union(parts);
        Append(isNegated ? points.Complement() : points);
    }

    /// <summary>A class in all its cases, if case is ignored. It is negated after that.</summary>
    private CodePoints Class(CodePoints points, bool isNegated = false)
    {
        var found = _flags.IgnoresCase ? points.IgnoringCase() : points;
        return isNegated ? found.Complement() : found;
    }

    private CodePoints TakeClassPart()
    {
        if (Peek() == '['
            && Peek(1) == ':'
            && _pattern.IndexOf(":]", _position + 2, StringComparison.Ordinal) is var end and >= 0)
        {
            var name = _pattern[(_position + 2)..end];
            _position = end + 2;
            var isNegated = name.StartsWith('^');
            var points = CharacterClasses.Posix(isNegated ? name[1..] : name)
                ?? throw new PatternException($"the class [:{name}:] is not known");
            return Class(points, isNegated);
        }

        if (Peek() == '\\' && TakeEscapedClass() is { } escaped)
        {
            return escaped;
        }

        var first = TakeClassCharacter();
        if (Peek() != '-' || Peek(1) is ']' or default(char))
        {
            return Class(Single(first));
        }

        _position++;
        var last = TakeClassCharacter();
        return first <= last
            ? Class(CodePoints.Of((first, last)))
            : throw new PatternException("the range of a class is reversed");
    }

    private int TakeClassCharacter() => Peek() == '\\' ? TakeEscaped() : TakeRune();

    /// <summary>Takes a class such as <c>\d</c> or <c>\pL</c>; null if none is here.</summary>
    private CodePoints? TakeEscapedClass()
    {
        var letter = Peek(1);
        if (letter is 'p' or 'P')
        {
            _position += 2;
            return TakeUnicodeClass(letter == 'P');
        }

        if (CharacterClasses.Perl(char.ToLowerInvariant(letter)) is not { } points)
        {
            return null;
        }

        _position += 2;
        return Class(points, isNegated: char.IsAsciiLetterUpper(letter));
    }

    private CodePoints TakeUnicodeClass(bool isNegated)
    {
        var name = Peek().ToString();
        if (name == "{")
        {
            var end = _pattern.IndexOf('}', _position);
            if (end < 0)
            {
                throw new PatternException("a brace is not closed");
            }

            name = _pattern[(_position + 1)..end];
            _position = end + 1;
        }
        else
        {
            _position++;
        }

        var isInverted = name.StartsWith('^');
        var points = CharacterClasses.Unicode(isInverted ? name[1..] : name)
            ?? throw new UnsupportedPatternException($"the class \\p{{{name}}} is not known");
        return Class(points, isNegated != isInverted);
    }

    /// <summary>Takes an escaped character.</summary>
    private int TakeEscaped()
    {
        var letter = Peek(1);
        _position += 2;
        return letter switch
        {
            'a' => '\a',
            'f' => '\f',
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'v' => '\v',
            'x' => TakeHexadecimal(),
            '0' => TakeOctal("0"),
            >= '1' and <= '7' when Peek() is >= '0' and <= '7' => TakeOctal(letter.ToString()),
            _ when char.IsAscii(letter) && letter != default && !char.IsAsciiLetterOrDigit(letter) => letter,
            _ => throw new PatternException($"the escape \\{letter} is not known"),
        };
    }

    private int TakeOctal(string digits)
    {
        while (digits.Length < 3 && Peek() is >= '0' and <= '7')
        {
            digits += Peek();
            _position++;
        }

        return Convert.ToInt32(digits, 8);
    }

    private int TakeHexadecimal()
    {
        var end = Peek() == '{' ? _pattern.IndexOf('}', _position) : _position + 2;
        var start = Peek() == '{' ? _position + 1 : _position;
        var digits = end < start || end > _pattern.Length ? "" : _pattern[start..end];
        _position = Peek() == '{' ? end + 1 : end;
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            && point is >= 0 and <= 0x10FFFF
            ? point
            : throw new PatternException("the digits after \\x are malformed");
    }

    private int TakeRune()
    {
        if (!Rune.TryGetRuneAt(_pattern, _position, out var rune))
        {
            throw new PatternException("it contains half of a surrogate pair");
        }

        _position += rune.Utf16SequenceLength;
        return rune.Value;
    }

    private static CodePoints Single(int point) => CodePoints.Of((point, point));

    private char Peek(int distance = 0) =>
        _position + distance < _pattern.Length ? _pattern[_position + distance] : default;

    private bool TakeIf(string text)
    {
        if (string.CompareOrdinal(_pattern, _position, text, 0, text.Length) != 0)
        {
            return false;
        }

        _position += text.Length;
        return true;
    }
}
