using Crossplane.Functions.Protocol;

namespace Crossplane.Functions;

/// <summary>The answer to a call, with the facts that logs, traces and metrics report.</summary>
public readonly record struct CallOutcome
{
    internal CallOutcome(
        FunctionContext context, RunFunctionResponse response, int responseBytes, FatalCause? fatal, Exception? exception = null)
    {
        Context = context;
        Response = response;
        ResponseBytes = responseBytes;
        Fatal = fatal;
        Exception = exception;
    }

    /// <summary>The call.</summary>
    public FunctionContext Context { get; }

    /// <summary>The response to send.</summary>
    public RunFunctionResponse Response { get; }

    /// <summary>The length of the encoded response in bytes.</summary>
    public int ResponseBytes { get; }

    /// <summary>The cause of the response's fatal result; null if it has none.</summary>
    public FatalCause? Fatal { get; }

    /// <summary>
    /// The paths of the fields that the fatal result is about, without their values; empty if there is no fatal result or it
    /// names none.
    /// </summary>
    public IReadOnlyList<string> FatalPaths { get; internal init; } = [];

    /// <summary>
    /// The exception of the function; null unless <see cref="Fatal"/> is <see cref="FatalCause.Exception"/>. Its message may
    /// quote a secret that the function was given.
    /// </summary>
    public Exception? Exception { get; }

    /// <summary>True if the function requires objects that the request does not contain, so that Crossplane calls
    /// again.</summary>
    public bool IsPending => Fatal is null && Context.Require.IsPending;
}
