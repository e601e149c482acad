namespace Docs.Tests;

internal static class Expect
{
    /// <summary>Fails with every problem in full; Assert.Empty cuts each short.</summary>
    public static void None(IEnumerable<string> problems)
    {
        var lines = string.Join('\n', problems);
        Assert.True(lines.Length == 0, lines);
    }
}
