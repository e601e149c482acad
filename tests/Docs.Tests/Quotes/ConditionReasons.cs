using System.Text.RegularExpressions;
using CompositionFunction.Tests;

namespace Docs.Tests.Quotes;

/// <summary>The conditions that the function's sources set: type, status and reason.</summary>
internal static partial class ConditionReasons
{
    /// <summary>Reasons that are taken over from Kubernetes and KEDA are not among them.</summary>
    public static IReadOnlyList<string> OfSources { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("src/AgentPlatform/Workloads/Reporting"), "*.cs")
            .Select(File.ReadAllText)
            .Where(source => Type().IsMatch(source))
            .SelectMany(source => Report().Matches(source).Select(report =>
                $"{Type().Match(source).Groups[1]} {report.Groups[1]} {report.Groups[2]}"))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("const string Type = \"(\\w+)\"")]
    private static partial Regex Type();

    [GeneratedRegex("\\bType,\\s*ConditionStatus\\.(\\w+),\\s*\"(\\w+)\"")]
    private static partial Regex Report();
}
