namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>An input file is missing, unreadable or invalid.</summary>
/// <param name="message">The file, the position in it, and the problem.</param>
/// <param name="innerException">The error of the file system or the parser, if there is one.</param>
internal sealed class InputException(string message, Exception? innerException = null) : Exception(message, innerException);
