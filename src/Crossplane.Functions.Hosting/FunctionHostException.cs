namespace Crossplane.Functions.Hosting;

/// <summary>The server cannot start as it is configured. The message is one sentence for whoever configures it.</summary>
public sealed class FunctionHostException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The action that failed, and why; written to the standard error stream as it is.</param>
    /// <param name="innerException">The cause, which is not shown.</param>
    public FunctionHostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
