namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>An input cannot be used as it is, and its author has to change it.</summary>
/// <param name="message">Says which file, where in it, and what is wrong.</param>
/// <param name="innerException">The error of the file system or the parser.</param>
internal sealed class InputException(string message, Exception? innerException = null) : Exception(message, innerException);
