namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The position of a character in a file.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct TextPlace(long Line, long Column);
