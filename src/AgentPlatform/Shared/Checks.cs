using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AgentPlatform.Workloads.Specs;
using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Shared;

/// <summary>Checks of single fields, shared by all kinds. Null is always valid: an absent field has its default.</summary>
internal static partial class Checks
{
    private const int MaxLabelLength = 63;
    private const int MaxNatsNameLength = 255;
    private const string Octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    public static void Required(Field path, string? value, string meaning, ProblemSet problems)
    {
        if (string.IsNullOrEmpty(value))
        {
            problems.Add(path, $"is required: {meaning}");
        }
    }

    public static void OneOf(Field path, string? value, ReadOnlySpan<string> allowed, ProblemSet problems)
    {
        if (value is not null && !allowed.Contains(value))
        {
            var names = allowed.Length == 1 ? allowed[0] : $"one of {string.Join(", ", allowed)}";
            problems.Add(path, $"must be {names}, but is {Text.Quote(value)}");
        }
    }

    public static void Range(Field path, long? value, long min, long max, ProblemSet problems)
    {
        if (value < min || value > max)
        {
            problems.Add(
                path, string.Create(CultureInfo.InvariantCulture, $"must be a number from {min} to {max}, but is {value}"));
        }
    }

    /// <summary>API servers reject CEL rules for the items of unbounded lists, so such lists are bounded.</summary>
    public static void Count(Field path, int? count, int max, ProblemSet problems)
    {
        if (count > max)
        {
            problems.Add(path, string.Create(CultureInfo.InvariantCulture, $"must have at most {max} items, but has {count}"));
        }
    }

    public static void ObjectName(Field path, string? name, string what, ProblemSet problems)
    {
        if (name is not null && !ResourceNames.IsDnsSubdomain(name))
        {
            problems.Add(
                path, $"must be the name of {what} (lower-case letters, digits, dashes and dots), but is {Text.Quote(name)}");
        }
    }

    /// <summary>Like <see cref="ObjectName"/>, but an empty name is valid and means none.</summary>
    public static void ObjectNameOrNone(Field path, string? name, string what, ProblemSet problems) =>
        ObjectName(path, name is "" ? null : name, what, problems);

    public static void Namespace(Field path, string? name, ProblemSet problems)
    {
        if (name is not null && !ResourceNames.IsDnsLabel(name))
        {
            problems.Add(
                path, $"must be a namespace (lower-case letters, digits and dashes, at most 63), but is {Text.Quote(name)}");
        }
    }

    public static void Hostname(Field path, string? name, ProblemSet problems)
    {
        if (name is not null && !(ResourceNames.IsDnsSubdomain(name) && name.Split('.').All(ResourceNames.IsDnsLabel)))
        {
            problems.Add(path, $"must be a host name such as service.example.org, but is {Text.Quote(name)}");
        }
    }

    public static void UrlPath(Field path, string? value, ProblemSet problems)
    {
        if (value is not null && !UrlPathGrammar().IsMatch(value))
        {
            problems.Add(path, $"must be a path that starts with a slash, such as /health, but is {Text.Quote(value)}");
        }
    }

    public static void Port(Field path, long? port, ProblemSet problems) => Range(path, port, 1, 65535, problems);

    /// <summary>Checks an IP range as Kubernetes' network policies take it: an address and the length of its prefix.</summary>
    public static void Cidr(Field path, string? cidr, ProblemSet problems)
    {
        if (cidr is not null && !Ipv4RangeGrammar().IsMatch(cidr) && !IsIpv6Range(cidr))
        {
            problems.Add(path, $"must be an IP range such as 169.254.20.10/32, but is {Text.Quote(cidr)}");
        }
    }

    public static void Image(Field path, string? image, ProblemSet problems)
    {
        if (image is not null && !ImageReference.IsValid(image))
        {
            problems.Add(path, $"must be a container image such as ghcr.io/org/service:v1.0.0, but is {Text.Quote(image)}");
        }
    }

    /// <summary>Checks the name of a stream or consumer against NATS' rules.</summary>
    public static void NatsName(Field path, string? name, ProblemSet problems)
    {
        if (name is "")
        {
            Required(path, name, "the name of a stream or of a consumer", problems);
        }
        else if (name is not null && (name.Length > MaxNatsNameLength || name.Any(IsNotAllowedInNatsName)))
        {
            problems.Add(
                path,
                $"must have at most {MaxNatsNameLength} characters and no space, dot, *, >, slash or backslash, but is "
                    + Text.Quote(name));
        }
    }

    /// <summary>The message does not quote the URL, which may contain a password.</summary>
    public static void NatsUrl(Field path, string? url, ProblemSet problems)
    {
        if (url is not null && !NatsServer.TryParseAll(url, out _))
        {
            problems.Add(
                path,
                "must be one or more NATS servers separated by commas, each as nats://host:4222 (schemes nats, tls, ws, "
                    + "wss), but cannot be read as such");
        }
    }

    public static void VariableName(Field path, string? name, ProblemSet problems)
    {
        if (name is not null && !VariableGrammar().IsMatch(name))
        {
            problems.Add(
                path,
                "must be the name of an environment variable (letters, digits, underscores, dashes and dots, no digit "
                    + $"first), but is {Text.Quote(name)}");
        }
    }

    public static void SecretKey(Field path, string? key, ProblemSet problems)
    {
        if (!string.IsNullOrEmpty(key) && !SecretKeyGrammar().IsMatch(key))
        {
            problems.Add(
                path, $"must be a key of a Secret (letters, digits, dashes, underscores and dots), but is {Text.Quote(key)}");
        }
    }

    /// <summary>Checks that amounts are valid and that no request exceeds its limit.</summary>
    public static void Resources(Field path, ResourceAmounts? requests, ResourceAmounts? limits, ProblemSet problems)
    {
        ComparedAmounts((path, ".requests.cpu"), requests?.Cpu, (path, ".limits.cpu"), limits?.Cpu, problems);
        ComparedAmounts((path, ".requests.memory"), requests?.Memory, (path, ".limits.memory"), limits?.Memory, problems);
    }

    public static void Labels(Field path, IReadOnlyDictionary<string, string>? labels, ProblemSet problems)
    {
        foreach (var (key, value) in Ordered.ByKey(labels) ?? [])
        {
            QualifiedName(path, key, problems);
            if (value is null || value.Length > MaxLabelLength || (value.Length > 0 && !LabelGrammar().IsMatch(value)))
            {
                problems.Add(
                    FieldPathOf(path.ToString(), key),
                    $"must be a label value (at most {MaxLabelLength} letters, digits, dashes, underscores and dots, "
                        + $"with a letter or digit at both ends), but is {Text.Quote(value ?? "")}");
            }
        }
    }

    public static void Annotations(Field path, IReadOnlyDictionary<string, string>? annotations, ProblemSet problems)
    {
        foreach (var key in annotations?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            QualifiedName(path, key, problems);
        }
    }

    /// <summary>Checks each item of a list; a null item is checked as an empty string.</summary>
    public static void Each(
        Field path, IReadOnlyList<string>? items, ProblemSet problems, Action<Field, string, ProblemSet> check)
    {
        for (var index = 0; index < items?.Count; index++)
        {
            check($"{path}[{index}]", items[index] ?? "", problems);
        }
    }

    /// <summary>The path of a map entry; a key with dots or brackets is put in brackets.</summary>
    public static string FieldPathOf(string path, string key) =>
        key.AsSpan().ContainsAny('.', '[', ']') ? $"{path}[{key}]" : $"{path}.{key}";

    private static bool IsIpv6Range(string cidr) =>
        Ipv6RangeGrammar().Match(cidr) is { Success: true } match && IPAddress.TryParse(match.Groups[1].ValueSpan, out _);

    private static bool IsNotAllowedInNatsName(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || character is '.' or '*' or '>' or '/' or '\\';

    private static void ComparedAmounts(Field requestPath, string? request, Field limitPath, string? limit, ProblemSet problems)
    {
        var hasRequest = Amount(requestPath, request, problems, out var reserved);
        var hasLimit = Amount(limitPath, limit, problems, out var max);
        if (hasRequest && hasLimit && reserved > max)
        {
            problems.Add(requestPath, $"must not be larger than the limit of {limit}, but is {request}");
        }
    }

    private static bool Amount(Field path, string? text, ProblemSet problems, out decimal amount)
    {
        amount = 0;
        if (text is null)
        {
            return false;
        }

        if (Quantity.TryParse(text, out amount))
        {
            return true;
        }

        problems.Add(path, $"must be an amount such as 500m or 512Mi, but is {Text.Quote(text)}");
        return false;
    }

    private static void QualifiedName(Field path, string key, ProblemSet problems)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var isPrefixRight = slash < 0 || ResourceNames.IsDnsSubdomain(key[..slash]);
        var name = key[(slash + 1)..];
        if (!isPrefixRight || name.Length is 0 or > MaxLabelLength || !LabelGrammar().IsMatch(name))
        {
            problems.Add(path, $"must have keys such as example.org/name, but has {Text.Quote(key)}");
        }
    }

    [GeneratedRegex(@"\A/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPathGrammar();

    [GeneratedRegex(@"\A(?:" + Octet + @"\.){3}" + Octet + @"/(?:3[0-2]|[12]?[0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv4RangeGrammar();

    [GeneratedRegex(@"\A([0-9A-Fa-f]*:[0-9A-Fa-f:.]*)/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv6RangeGrammar();

    [GeneratedRegex(@"\A[-._a-zA-Z][-._a-zA-Z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableGrammar();

    [GeneratedRegex(@"\A[-._a-zA-Z0-9]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretKeyGrammar();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelGrammar();
}
