using System.Globalization;

namespace Docs.Tests.Pages;

/// <summary>A fenced code block.</summary>
/// <param name="Page">The path of its page.</param>
/// <param name="Line">The line of the page that it begins in.</param>
/// <param name="Language">The first word of its info string.</param>
/// <param name="Marks">The rest of the info string.</param>
/// <param name="Text">Its lines, each with its end.</param>
internal sealed record Fence(string Page, int Line, string Language, FenceMarks Marks, string Text)
{
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Page}:{Line}");

    public bool IsShell => Language is "bash" or "sh";

    public override string ToString() => Place;
}
