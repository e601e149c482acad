namespace Crossplane.Functions;

/// <summary>What became of a call that was answered: for logs, traces and counters.</summary>
public readonly record struct CallOutcome
{
    internal CallOutcome(FunctionContext context, int responseBytes, FatalCause? fatal, Exception? mistake = null)
    {
        Context = context;
        ResponseBytes = responseBytes;
        Fatal = fatal;
        Mistake = mistake;
    }

    /// <summary>The call.</summary>
    public FunctionContext Context { get; }

    /// <summary>The length of the encoded response.</summary>
    public int ResponseBytes { get; }

    /// <summary>Why the answer has a fatal result; null if it has none.</summary>
    public FatalCause? Fatal { get; }

    /// <summary>
    /// What the function threw; null unless <see cref="Fatal"/> is <see cref="FatalCause.Exception"/>. Its message may quote
    /// a secret that the function was given.
    /// </summary>
    public Exception? Mistake { get; }

    /// <summary>Whether the function requires what the request does not answer, so that Crossplane calls again.</summary>
    public bool IsPending => Fatal is null && Context.Require.IsPending;
}
