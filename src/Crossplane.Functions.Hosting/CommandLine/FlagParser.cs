namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>Reads the value of a flag.</summary>
/// <returns>True if the text is a value.</returns>
internal delegate bool FlagParser<T>(string text, out T value);
