namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A reference to a preceding anchor.</summary>
internal sealed record AliasNode(TextPlace Start, string Name, YamlNode Target) : YamlNode(Start);
