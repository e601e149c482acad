namespace Crossplane.Functions;

/// <summary>Ends the call with a fatal result that has the exception's message, unchanged.</summary>
public sealed class FunctionFatalException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message for the user, in the form <c>cannot &lt;verb&gt; &lt;noun&gt;: cause</c>.</param>
    /// <param name="innerException">The cause; not shown to the user.</param>
    public FunctionFatalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
