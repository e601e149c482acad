namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A list. It is filled during parsing, because an alias within the list may reference the list itself.</summary>
internal sealed record SequenceNode(TextPlace Start, List<YamlNode> Items) : YamlNode(Start);
