using System.CommandLine;

namespace Crossplane.Functions.Rendering;

/// <summary>Where <c>render</c> prints.</summary>
internal sealed record RenderConsole(TextWriter Output, TextWriter Error)
{
    /// <summary>Somebody looks at the output, and has not set NO_COLOR.</summary>
    public bool HasColours { get; init; }

    /// <summary>Somebody looks at what is reported.</summary>
    public bool HasProgress { get; init; }

    public static RenderConsole Of(InvocationConfiguration invocation)
    {
        var isColourless = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new RenderConsole(invocation.Output, invocation.Error)
        {
            HasColours = invocation.Output == Console.Out && !Console.IsOutputRedirected && !isColourless,
            HasProgress = invocation.Error == Console.Error && !Console.IsErrorRedirected,
        };
    }

    /// <summary>An error as the reference prints it.</summary>
    public static string ErrorLine(string message) => $"crossplane: error: {message}";

    public void Note(string sentence) => Error.WriteLine($"note: {sentence}");

    public void Fail(string message) => Error.WriteLine(ErrorLine(message));
}
