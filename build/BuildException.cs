namespace Build;

/// <summary>Something cannot be built as asked; the message says what is missing and what helps.</summary>
internal sealed class BuildException(string message, Exception? innerException = null) : Exception(message, innerException);
