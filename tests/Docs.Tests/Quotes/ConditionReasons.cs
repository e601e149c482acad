using System.Text.RegularExpressions;

namespace Docs.Tests.Quotes;

/// <summary>The conditions that the function's sources set: type, status and reason.</summary>
internal static partial class ConditionReasons
{
    /// <summary>Reasons that are taken over from Kubernetes and KEDA are not among them.</summary>
    public static IReadOnlyList<string> OfSources { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("src/AgentPlatform"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(source => Type().IsMatch(source))
            .SelectMany(Read)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads reports whose status is one of two, and whose reason is a constant, too.</summary>
    private static IEnumerable<string> Read(string source)
    {
        var constants = Constant().Matches(source).ToDictionary(found => found.Groups[1].Value, found => found.Groups[2].Value);
        return
            from report in Report().Matches(source)
            let reason = report.Groups["text"].Success
                ? report.Groups["text"].Value
                : constants.GetValueOrDefault(report.Groups["constant"].Value)
            where reason is not null
            from status in report.Groups["status"].Captures
            select $"{constants["Type"]} {status.Value} {reason}";
    }

    [GeneratedRegex("const string Type = \"(\\w+)\"")]
    private static partial Regex Type();

    [GeneratedRegex("const string (\\w+) = \"(\\w+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex(
        "\\bType,\\s*(?:\\w+\\([^;\"?]*\\) \\? ConditionStatus\\.(?<status>\\w+) : )?ConditionStatus\\.(?<status>\\w+),"
            + "\\s*(?:\"(?<text>\\w+)\"|(?<constant>\\w+),)")]
    private static partial Regex Report();
}
