namespace Crossplane.Functions.Rendering.Validation;

/// <summary>A pattern cannot be used.</summary>
internal sealed class PatternException(string message, Exception? innerException = null) : Exception(message, innerException);
