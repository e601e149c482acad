namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A list. Filled while it is parsed, for an anchor on it may be referred to from within.</summary>
internal sealed record SequenceNode(TextPlace Start, List<YamlNode> Items) : YamlNode(Start);
