namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A reference to an anchor before it.</summary>
internal sealed record AliasNode(TextPlace Start, string Name, YamlNode Target) : YamlNode(Start);
