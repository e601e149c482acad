namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A node of a parsed document.</summary>
/// <param name="Start">The position where the node starts.</param>
internal abstract record YamlNode(TextPlace Start);
