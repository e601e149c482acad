namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A part of a parsed document.</summary>
/// <param name="Start">Where it starts.</param>
internal abstract record YamlNode(TextPlace Start);
