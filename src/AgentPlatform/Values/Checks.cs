using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Values;

/// <summary>Checks of single fields, shared by all kinds. Null is always valid: an absent field has its default.</summary>
internal static partial class Checks
{
    private const int MaxLabelLength = 63;
    private const int MaxNatsNameLength = 255;
    private const int MaxCidrLength = 49;
    private const string Octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private const int MaxRoutePathLength = 1024;
    private const int MaxAnnotationBytes = 256 * 1024;
    private const decimal MinMemory = 1024 * 1024;

    /// <summary>Characters of a host of 253, a colon and a port of 5.</summary>
    public const int MaxEndpointLength = 259;

    private static readonly string LabelValueRule =
        $"a label value (at most {MaxLabelLength} letters, digits, dashes, underscores and dots, with a letter or digit at both "
            + "ends)";

    /// <summary>
    /// Characters that JSON does not escape and YAML does not allow (YAML 1.2, production 1, <c>c-printable</c>). An API server
    /// reads the objects of a server-side apply, which Crossplane sends as JSON, as YAML.
    /// </summary>
    private static readonly SearchValues<char> UnreadableCharacters = SearchValues.Create(
        [.. Enumerable.Range(0x7F, 0x21).Where(code => code != 0x85).Select(code => (char)code), '\uFFFE', '\uFFFF']);

    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdef");

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

    /// <summary>API servers reject CEL rules for the items of unbounded lists, and memory is bounded too.</summary>
    public static void Count(Field path, int? count, int max, ProblemSet problems)
    {
        if (count > max)
        {
            problems.Add(path, string.Create(CultureInfo.InvariantCulture, $"must have at most {max} items, but has {count}"));
        }
    }

    /// <summary>API servers reject CEL rules for unbounded texts too.</summary>
    public static void Length(Field path, string? text, int max, ProblemSet problems)
    {
        if (text is not null && IsLonger(text, max))
        {
            var length = text.EnumerateRunes().Count();
            problems.Add(
                path,
                string.Create(CultureInfo.InvariantCulture, $"must have at most {max} characters, but has {length}"));
        }
    }

    /// <summary>Whether a text has more characters than allowed, counted as API servers do: a surrogate pair is one.</summary>
    public static bool IsLonger(string text, int max) => text.Length > max && text.EnumerateRunes().Count() > max;

    /// <summary>
    /// Checks that no two items have the same key. Server-side apply, which Crossplane uses, refuses objects with duplicates in a
    /// list that Kubernetes keys (<c>x-kubernetes-list-type: map</c>).
    /// </summary>
    /// <param name="path">The list.</param>
    /// <param name="items">The items; an item without a key is not compared.</param>
    /// <param name="key">Returns an item's key.</param>
    /// <param name="name">The field of an item that has the key, with its leading dot; empty if the item is the key.</param>
    /// <param name="problems">Receives a problem for each duplicate, which names both places.</param>
    public static void Unique<T>(
        Field path, IReadOnlyList<T>? items, Func<T, string?> key, string name, ProblemSet problems)
    {
        if (items is null or { Count: < 2 })
        {
            return;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            if (key(items[index]) is { Length: > 0 } value && !places.TryAdd(value, index))
            {
                problems.Add(
                    $"{path}[{index}]{name}",
                    $"must differ from {path}[{places[value]}]{name}, but is {Text.Quote(value)} too");
            }
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
        Length(path, value, Bounds.UrlPath, problems);
        if (value is not null && !UrlPathGrammar().IsMatch(value))
        {
            problems.Add(path, $"must be a path that starts with a slash, such as /health, but is {Text.Quote(value)}");
        }
    }

    /// <summary>Checks the path of an HTTPRoute.</summary>
    /// <remarks>
    /// The rules are those of the Gateway API for the types Exact and PathPrefix, which its CRD states in CEL: at most 1024
    /// characters of a URL's path, no empty segment, no segment <c>.</c> or <c>..</c>, and no slash in percent encoding.
    /// </remarks>
    public static void RoutePath(Field path, string? value, ProblemSet problems)
    {
        if (value is not null && (value.Length > MaxRoutePathLength || !RoutePathGrammar().IsMatch(value)))
        {
            problems.Add(
                path,
                $"must be a path of at most {MaxRoutePathLength} characters that starts with a slash, such as /search, without "
                    + $"//, /./, /../ and %2F, but is {Text.Quote(value)}");
        }
    }

    /// <summary>
    /// Checks a text that a process gets, which ends at U+0000, for characters that cannot be in it or cannot be applied. The
    /// message names the character and never quotes the text, which may be a URL with a password.
    /// </summary>
    public static void ProcessText(Field path, string? text, ProblemSet problems)
    {
        ReadableText(path, text, problems);
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            problems.Add(path, "must be a text that a process can be given, but has U+0000");
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

    /// <summary>Checks an IP range that a network policy may leave out of all addresses, so not all of them.</summary>
    public static void PartialCidr(Field path, string? cidr, ProblemSet problems)
    {
        Cidr(path, cidr, problems);
        if (cidr?.EndsWith("/0", StringComparison.Ordinal) == true)
        {
            problems.Add(path, $"must be an IP range that is not all addresses, but is {Text.Quote(cidr)}");
        }
    }

    public static void Image(Field path, string? image, ProblemSet problems)
    {
        if (image is not null && !ImageReference.IsValid(image))
        {
            problems.Add(path, $"must be a container image such as ghcr.io/org/service:v1.0.0, but is {Text.Quote(image)}");
        }
    }

    /// <summary>
    /// Whether the host of an endpoint is a name and no address. The last label of an address is a number, which resolvers also
    /// read as a hexadecimal one: <c>0xa9fea9fe</c> is 169.254.169.254.
    /// </summary>
    public static bool IsNamedHost(string endpoint)
    {
        var host = endpoint.AsSpan(0, endpoint.LastIndexOf(':') is var colon and >= 0 ? colon : endpoint.Length);
        var label = host[(host.LastIndexOf('.') + 1)..];
        var isHexadecimal = label.StartsWith("0x") && !label[2..].ContainsAnyExcept(HexadecimalDigits);
        return label.ContainsAnyInRange('a', 'z') && !isHexadecimal;
    }

    /// <summary>Checks the name of a stream or consumer against NATS' rules.</summary>
    public static void NatsName(Field path, string? name, ProblemSet problems)
    {
        if (name is "")
        {
            Required(path, name, "the name of a stream or of a consumer", problems);
        }
        else if (name is not null && (
            name.Length > MaxNatsNameLength || name.Any(IsNotAllowedInNatsName) || name.ContainsAny(UnreadableCharacters)))
        {
            problems.Add(
                path,
                $"must have at most {MaxNatsNameLength} characters and no space, dot, *, >, slash or backslash, but is "
                    + Text.Quote(name));
        }
    }

    /// <summary>The message does not quote the URL, which may contain a password.</summary>
    /// <returns>The servers; empty if there is no URL, or it cannot be read.</returns>
    public static IReadOnlyList<NatsServer> NatsUrl(Field path, string? url, ProblemSet problems)
    {
        Length(path, url, Bounds.NatsUrl, problems);
        if (url is null || IsLonger(url, Bounds.NatsUrl))
        {
            return [];
        }

        if (!NatsServer.TryParseAll(url, out var servers))
        {
            problems.Add(
                path,
                "must be one or more NATS servers separated by commas, each as nats://host:4222 (schemes nats, tls, ws, "
                    + "wss), but cannot be read as such");
        }
        else if (servers.Count > Bounds.NatsServers)
        {
            problems.Add(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must name at most {Bounds.NatsServers} NATS servers, but names {servers.Count}"));
        }

        ProcessText(path, url, problems);
        return servers ?? [];
    }

    /// <summary>Checks a NATS account, which KEDA puts into a URL without escaping it.</summary>
    public static void NatsAccount(Field path, string? account, ProblemSet problems)
    {
        if (account is not null && !NatsAccountGrammar().IsMatch(account))
        {
            problems.Add(
                path,
                "must be a NATS account such as $G (at most 255 letters, digits, dashes, underscores, dots and dollar signs), "
                    + $"but is {Text.Quote(account)}");
        }
    }

    /// <summary>
    /// Checks a monitoring endpoint of NATS. KEDA puts it into a URL of its own, so it has neither a scheme nor a path.
    /// </summary>
    public static void Endpoint(Field path, string? endpoint, ProblemSet problems)
    {
        if (endpoint is not null && !IsEndpoint(endpoint))
        {
            problems.Add(
                path,
                "must be a host and a port without a scheme, such as nats-headless.nats.svc.cluster.local:8222, but is "
                    + Text.Quote(endpoint));
        }
    }

    /// <summary>Whether a text is a host and a port, or a host alone.</summary>
    private static bool IsEndpoint(string endpoint)
    {
        var colon = endpoint.LastIndexOf(':');
        var isPort = colon < 0
            || (ushort.TryParse(endpoint.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                && port > 0);
        return isPort
            && endpoint.Length <= MaxEndpointLength
            && ResourceNames.IsDnsSubdomain(colon < 0 ? endpoint : endpoint[..colon]);
    }

    /// <remarks>
    /// The rule is <c>IsEnvVarName</c> of Kubernetes' apimachinery. API servers of 1.34 and later take more names, but earlier
    /// ones do not.
    /// </remarks>
    public static void VariableName(Field path, string? name, ProblemSet problems)
    {
        if (name is not null && !VariableGrammar().IsMatch(name))
        {
            problems.Add(
                path,
                "must be the name of an environment variable (letters, digits, underscores, dashes and dots, neither a digit "
                    + $"nor two dots first), but is {Text.Quote(name)}");
        }
    }

    /// <remarks>The rule is <c>IsConfigMapKey</c> of Kubernetes' apimachinery, which holds for Secrets too.</remarks>
    public static void SecretKey(Field path, string? key, ProblemSet problems)
    {
        if (!string.IsNullOrEmpty(key) && !SecretKeyGrammar().IsMatch(key))
        {
            problems.Add(
                path,
                "must be a key of a Secret (letters, digits, dashes, underscores and dots, not two dots first), but is "
                    + Text.Quote(key));
        }
    }

    /// <summary>Checks that amounts are valid and that no request exceeds its limit.</summary>
    /// <remarks>
    /// API servers take any quantity, and so <c>128m</c> of memory, which is an eighth of a byte, and <c>1Gi</c> of CPU, which is
    /// a billion cores: the pod then never starts.
    /// </remarks>
    public static void Resources(Field path, ResourceAmounts? requests, ResourceAmounts? limits, ProblemSet problems)
    {
        ComparedAmounts(
            (path, ".requests.cpu"), requests?.Cpu, (path, ".limits.cpu"), limits?.Cpu, isMemory: false, problems);
        ComparedAmounts(
            (path, ".requests.memory"), requests?.Memory, (path, ".limits.memory"), limits?.Memory, isMemory: true, problems);
    }

    /// <summary>Checks the key of a label, an annotation or a taint.</summary>
    /// <remarks>The rule is <c>IsQualifiedName</c> of Kubernetes' apimachinery.</remarks>
    public static void LabelKey(Field path, string? key, ProblemSet problems)
    {
        if (key is not null && !IsQualifiedName(key))
        {
            problems.Add(path, $"must be a label key such as example.org/name, but is {Text.Quote(key)}");
        }
    }

    /// <remarks>The rule is <c>IsValidLabelValue</c> of Kubernetes' apimachinery.</remarks>
    public static void LabelValue(Field path, string? value, ProblemSet problems)
    {
        if (value is not null && !IsLabelValue(value))
        {
            problems.Add(path, $"must be {LabelValueRule}, but is {Text.Quote(value)}");
        }
    }

    public static void Labels(Field path, IReadOnlyDictionary<string, string>? labels, ProblemSet problems)
    {
        foreach (var (key, value) in Ordered.ByKey(labels) ?? [])
        {
            QualifiedName(path, key, problems);
            if (value is null || !IsLabelValue(value))
            {
                problems.Add(FieldPathOf(path.ToString(), key), $"must be {LabelValueRule}, but is {Text.Quote(value ?? "")}");
            }
        }
    }

    public static void Annotations(Field path, IReadOnlyDictionary<string, string>? annotations, ProblemSet problems)
    {
        foreach (var key in annotations?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            QualifiedName(path, key, problems);
            if (annotations![key]?.Length > Bounds.AnnotationValue)
            {
                Length(FieldPathOf(path.ToString(), key), annotations[key], Bounds.AnnotationValue, problems);
            }
        }

        AnnotationValues(path, annotations, problems);
    }

    /// <summary>Checks the characters of annotations and their length, but not their keys.</summary>
    /// <remarks>The limit is <c>TotalAnnotationSizeLimitB</c> of Kubernetes' apimachinery, for all of an object.</remarks>
    public static void AnnotationValues(
        Field path, IEnumerable<KeyValuePair<string, string>>? annotations, ProblemSet problems)
    {
        var size = 0L;
        foreach (var (key, value) in annotations ?? [])
        {
            if (value.AsSpan().ContainsAny(UnreadableCharacters))
            {
                ReadableText(FieldPathOf(path.ToString(), key), value, problems);
            }

            size += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value ?? "");
        }

        if (size > MaxAnnotationBytes)
        {
            problems.Add(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must have at most {MaxAnnotationBytes} bytes of keys and values on one object, but has {size}"));
        }
    }

    /// <summary>Checks the number of a list's items, and each of them; a null item is checked as an empty string.</summary>
    public static void List(
        Field path, IReadOnlyList<string>? items, int max, ProblemSet problems, Action<Field, string, ProblemSet> check)
    {
        Count(path, items?.Count, max, problems);
        for (var index = 0; index < items?.Count; index++)
        {
            check($"{path}[{index}]", items[index] ?? "", problems);
        }
    }

    /// <remarks>The rule is <c>IsQualifiedName</c> of Kubernetes' apimachinery.</remarks>
    public static bool IsQualifiedName(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var isPrefixRight = slash < 0 || ResourceNames.IsDnsSubdomain(key[..slash]);
        var name = key[(slash + 1)..];
        return isPrefixRight && name.Length is > 0 and <= MaxLabelLength && LabelGrammar().IsMatch(name);
    }

    /// <summary>The path of a map entry; a key with dots or brackets is put in brackets.</summary>
    public static string FieldPathOf(string path, string key) =>
        key.AsSpan().ContainsAny('.', '[', ']') ? $"{path}[{key}]" : $"{path}.{key}";

    private static bool IsIpv6Range(string cidr) =>
        cidr.Length <= MaxCidrLength
        && Ipv6RangeGrammar().Match(cidr) is { Success: true } match
        && IPAddress.TryParse(match.Groups[1].ValueSpan, out var address)
        && !address.IsIPv4MappedToIPv6;

    private static bool IsNotAllowedInNatsName(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || character is '.' or '*' or '>' or '/' or '\\';

    private static void ReadableText(Field path, string? text, ProblemSet problems)
    {
        if (text is not null && text.AsSpan().IndexOfAny(UnreadableCharacters) is var index and >= 0)
        {
            problems.Add(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must have no character that YAML does not allow, but has U+{(int)text[index]:X4}"));
        }
    }

    private static void ComparedAmounts(
        Field requestPath, string? request, Field limitPath, string? limit, bool isMemory, ProblemSet problems)
    {
        var hasRequest = Amount(requestPath, request, isMemory, problems, out var reserved);
        var hasLimit = Amount(limitPath, limit, isMemory, problems, out var max);
        if (hasRequest && hasLimit && reserved > max)
        {
            problems.Add(requestPath, $"must not be larger than the limit of {limit}, but is {request}");
        }
    }

    private static bool Amount(Field path, string? text, bool isMemory, ProblemSet problems, out decimal amount)
    {
        amount = 0;
        if (text is null)
        {
            return false;
        }

        if (Quantity.TryParse(text, out amount)
            && (isMemory ? amount >= MinMemory && text[^1] != 'm' : char.IsAsciiDigit(text[^1]) || text[^1] == 'm'))
        {
            return true;
        }

        var allowed = isMemory ? "bytes such as 512Mi and at least 1Mi" : "cores such as 500m or 2";
        problems.Add(path, $"must be an amount of {allowed}, but is {Text.Quote(text)}");
        return false;
    }

    private static void QualifiedName(Field path, string key, ProblemSet problems)
    {
        if (!IsQualifiedName(key))
        {
            problems.Add(path, $"must have keys such as example.org/name, but has {Text.Quote(key)}");
        }
    }

    private static bool IsLabelValue(string value) =>
        value.Length == 0 || (value.Length <= MaxLabelLength && LabelGrammar().IsMatch(value));

    [GeneratedRegex(@"\A/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPathGrammar();

    [GeneratedRegex(@"\A[A-Za-z0-9_$.-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NatsAccountGrammar();

    [GeneratedRegex(@"\A(?:" + Octet + @"\.){3}" + Octet + @"/(?:3[0-2]|[12]?[0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv4RangeGrammar();

    [GeneratedRegex(@"\A([0-9A-Fa-f]*:[0-9A-Fa-f:.]*)/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv6RangeGrammar();

    [GeneratedRegex(
        @"\A(?!.*//)(?!.*/\.\.?(?:/|\z))/(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%(?!2[Ff])[0-9A-Fa-f]{2})*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex RoutePathGrammar();

    [GeneratedRegex(@"\A(?!\.\.|\.\z)[-._a-zA-Z][-._a-zA-Z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableGrammar();

    [GeneratedRegex(@"\A(?!\.\.|\.\z)[-._a-zA-Z0-9]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretKeyGrammar();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelGrammar();
}
