namespace Crossplane.Functions.Hosting;

/// <summary>A server cannot start as it is configured. The message is one sentence for whoever configures it.</summary>
public sealed class FunctionHostException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What cannot be done, and why; written to the standard error stream as it is.</param>
    /// <param name="innerException">The cause, which is not shown.</param>
    public FunctionHostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
