namespace Crossplane.Functions.Rendering.Validation;

/// <summary>A pattern is not compared here, although RE2 may accept it.</summary>
internal sealed class UnsupportedPatternException(string message, Exception? innerException = null)
    : Exception(message, innerException);
