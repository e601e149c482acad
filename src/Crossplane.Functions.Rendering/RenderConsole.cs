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

    public void Note(string sentence) => Report($"note: {sentence}");

    /// <summary>Says what is wrong, as the reference does.</summary>
    public void Fail(string message) => Report($"crossplane: error: {message}");

    /// <summary>Says something about the run. If nobody can be told, the exit code has to do.</summary>
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

    /// <exception cref="RenderException">The output is closed or full. A reader that went away is no error.</exception>
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
