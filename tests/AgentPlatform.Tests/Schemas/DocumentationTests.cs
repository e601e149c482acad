using System.Text.RegularExpressions;

using AgentPlatform.Tests.Kinds;

namespace AgentPlatform.Tests.Schemas;

public class DocumentationTests
{
    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public void Tables_OfDocumentation_HaveEveryField(string name)
    {
        var page = name == DescribedApi.Settings ? "docs/settings.md" : KindFiles.Find(name).Page;
        var fields = DescribedApi.Find(name).Fields
            .Where(field => !field.HasNoName && !DescribedApi.IsKubernetesOwn(field) && IsDescribedHere(field.Path))
            .Select(field => field.Path);
        var rows = Regex.Matches(
            SchemaFiles.ReadText(page), @"^\| `([^`]+)` \| [^|]+ \| [^|]+ \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)
            .Select(row => row.Groups[1].Value);

        Sorted(rows).Should().Be(Sorted(fields));
    }

    /// <summary>Defaults are an AgentExecutor's fields, and every object has the other three.</summary>
    private static bool IsDescribedHere(string path) =>
        !path.StartsWith("defaults.", StringComparison.Ordinal) && path is not ("apiVersion" or "kind" or "metadata");

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
