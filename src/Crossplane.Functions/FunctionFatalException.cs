namespace Crossplane.Functions;

/// <summary>Ends the call with one fatal result whose message is shown to the user as it is.</summary>
public sealed class FunctionFatalException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">A sentence for the user, in the form <c>cannot &lt;verb&gt; &lt;noun&gt;: cause</c>.</param>
    /// <param name="innerException">The cause, which is not shown.</param>
    public FunctionFatalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
