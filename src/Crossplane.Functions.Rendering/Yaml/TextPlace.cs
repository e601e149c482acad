namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A character of a file.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct TextPlace(long Line, long Column);
