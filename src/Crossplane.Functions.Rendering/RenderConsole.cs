using System.CommandLine;

namespace Crossplane.Functions.Rendering;

/// <summary>The output and error streams of <c>render</c>.</summary>
internal sealed record RenderConsole(TextWriter Output, TextWriter Error)
{
    /// <summary>True if the output is a terminal and NO_COLOR is not set.</summary>
    public bool HasColours { get; init; }

    /// <summary>True if the error stream is a terminal.</summary>
    public bool HasProgress { get; init; }

    public static RenderConsole Create(InvocationConfiguration invocation)
    {
        var isColourless = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new RenderConsole(invocation.Output, invocation.Error)
        {
            HasColours = invocation.Output == Console.Out && !Console.IsOutputRedirected && !isColourless,
            HasProgress = invocation.Error == Console.Error && !Console.IsErrorRedirected,
        };
    }

    public void Note(string sentence) => Report($"note: {sentence}");

    /// <summary>Prints an error in the format of the reference.</summary>
    public void Fail(string message) => Report($"crossplane: error: {message}");

    /// <summary>
    /// Prints a line to the error stream. If that is closed, the line is dropped and only the exit code remains.
    /// </summary>
    public void Report(string line)
    {
        try
        {
            Error.WriteLine(line);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
        }
    }

    /// <exception cref="RenderException">The output is closed or full.</exception>
    public async Task PrintAsync(string text)
    {
        try
        {
            await Output.WriteAsync(text).ConfigureAwait(false);
            await Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            throw new RenderException($"cannot write the output: {exception.GetBaseException().Message}", exception);
        }
    }

    private static bool IsBroken(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
