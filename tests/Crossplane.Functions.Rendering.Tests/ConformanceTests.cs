using System.Runtime.CompilerServices;
using FluentAssertions.Execution;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>
/// Each folder below <c>Cases</c> is one invocation of <c>render</c>: its input, what its functions answer, and all that
/// it prints. With UPDATE_GOLDEN=1 the expectations are rewritten, and the run fails so that nobody takes it for a test.
/// </summary>
[Collection(nameof(CurrentDirectory))]
public class ConformanceTests
{
    public static TheoryData<string> Cases() =>
        [.. Directory.GetDirectories(Folder()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Render_Case_PrintsWhatIsExpected(string name)
    {
        var folder = new CaseFolder(Path.Combine(Folder(), name));
        var actual = await folder.RenderAsync();

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            folder.Write(actual);
            Execute.Assertion.FailWith(
                $"The expectation of {name} was rewritten; look at it and run again without UPDATE_GOLDEN.");
        }

        var expected = folder.ReadExpected();
        actual.Error.Should().Be(expected.Error);
        actual.Output.Should().Be(expected.Output);
        actual.Code.Should().Be(expected.Code);
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "Cases");
}
