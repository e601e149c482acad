namespace Crossplane.Functions;

/// <summary>The bytes of a call are not a RunFunctionRequest. The only failure that is a gRPC status and not a result.</summary>
public sealed class InvalidRequestException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong with the bytes.</param>
    /// <param name="innerException">The decoder's error.</param>
    public InvalidRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
