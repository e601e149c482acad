namespace Crossplane.Functions.Tls;

/// <summary>The certificates of a directory cannot be used. The message is one sentence for whoever provides them.</summary>
public sealed class CertificateException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The action that failed, and why.</param>
    /// <param name="innerException">The cause.</param>
    public CertificateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
