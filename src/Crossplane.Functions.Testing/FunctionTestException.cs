namespace Crossplane.Functions.Testing;

/// <summary>A test of a function fails, or is written in a way that it cannot run; the message says why.</summary>
/// <remarks>Any test framework reports it as a failure.</remarks>
public sealed class FunctionTestException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The reason, in a sentence.</param>
    /// <param name="innerException">Its cause.</param>
    public FunctionTestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
