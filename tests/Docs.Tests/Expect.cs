namespace Docs.Tests;

internal static class Expect
{
    /// <summary>Fails with every problem in full; BeEmpty of the list cuts each short.</summary>
    public static void None(IEnumerable<string> problems)
    {
        var lines = string.Join('\n', problems);
        lines.Should().BeEmpty("the sources hold what the pages say");
    }
}
