namespace Docs.Tests.Shell;

/// <summary>A command of a script.</summary>
/// <param name="Words">Its name and arguments, as the shell hands them over.</param>
/// <param name="Input">What it is given on standard input.</param>
internal sealed record ShellCommand(IReadOnlyList<string> Words, string Input)
{
    public string Name => Words[0];

    public override string ToString() => string.Join(' ', Words);
}
