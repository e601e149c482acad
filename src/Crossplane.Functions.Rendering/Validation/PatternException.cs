namespace Crossplane.Functions.Rendering.Validation;

/// <summary>RE2 refuses a pattern.</summary>
internal sealed class PatternException(string message, Exception? innerException = null) : Exception(message, innerException);
