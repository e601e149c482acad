using Docs.Tests.Pages;

namespace Docs.Tests.Shell;

/// <summary>
/// Runs a block and compares with the block behind it, if that is marked <c>output</c>: all lines, or with
/// <c>output=part</c> lines that follow each other somewhere in what is printed. The mark <c>exit</c> names the exit code.
/// </summary>
internal static class OutputCheck
{
    public static IEnumerable<string> Problems(Page page, Fence block)
    {
        using var run = new DocumentRun(page, block);
        var (output, error, exitCode) = run.Run(block);
        if (exitCode.ToString(System.Globalization.CultureInfo.InvariantCulture) != (block.Marks["exit"] ?? "0"))
        {
            return [$"{block.Place}: the exit code is {exitCode}\n{error}"];
        }

        if (page.After(block) is not { } shown || !shown.Marks.Has("output"))
        {
            return [];
        }

        var isRight = shown.Marks["output"] == "part"
            ? ("\n" + output).Contains("\n" + shown.Text, StringComparison.Ordinal)
            : output == shown.Text;
        return isRight ? [] : [$"{shown.Place}: the command before prints something else:\n{output}"];
    }
}
