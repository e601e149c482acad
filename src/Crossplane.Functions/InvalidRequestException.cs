namespace Crossplane.Functions;

/// <summary>
/// Thrown when the bytes of a call are not a RunFunctionRequest: the only failure reported as a gRPC status, not a result.
/// </summary>
public sealed class InvalidRequestException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The problem with the bytes.</param>
    /// <param name="innerException">The decoder's error.</param>
    public InvalidRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
