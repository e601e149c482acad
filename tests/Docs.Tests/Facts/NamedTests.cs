using System.Text.RegularExpressions;

namespace Docs.Tests.Facts;

/// <summary>Tests that documents name in backticks, such as <c>SizesTests.Find_Size_HasTheResourcesOfTheDesign</c>.</summary>
internal static partial class NamedTests
{
    public static bool Is(string text) => Name().IsMatch(text);

    public static bool Exists(string name) => name.Split('.') is [var type, var method]
        && Directory.EnumerateFiles(Repository.Path("tests"), $"{type}.cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex(@"\A[A-Z]\w+Tests\.\w+\z")]
    private static partial Regex Name();
}
