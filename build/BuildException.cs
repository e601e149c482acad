namespace Build;

/// <summary>Thrown when something cannot be built as requested; the message names the cause and the fix.</summary>
internal sealed class BuildException(string message, Exception? innerException = null) : Exception(message, innerException);
