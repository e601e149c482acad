namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A mapping with the keys of the file, merge keys and duplicates among them. Filled while it is parsed.</summary>
internal sealed record MappingNode(TextPlace Start, List<(YamlNode Key, YamlNode Value)> Entries) : YamlNode(Start);
