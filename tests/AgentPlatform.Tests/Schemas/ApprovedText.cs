using FluentAssertions.Execution;

namespace AgentPlatform.Tests.Schemas;

/// <summary>A file of lines that a person has approved; see <see cref="GoldenCase"/> for how it is rewritten.</summary>
internal static class ApprovedText
{
    public static void Verify(string path, IEnumerable<string> lines)
    {
        var actual = string.Concat(lines.Select(line => $"{line}\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            Execute.Assertion.FailWith($"rewrote {path}: look at what has changed, then run the tests without UPDATE_GOLDEN");
        }

        actual.Should().Be(File.ReadAllText(path));
    }
}
