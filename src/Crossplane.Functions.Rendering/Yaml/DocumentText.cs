namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The text of one document.</summary>
/// <param name="FirstLine">The line of the file where the text starts, from 1.</param>
internal readonly record struct DocumentText(string Text, int FirstLine);
