namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A mapping with the keys of the file, including merge keys and duplicates. It is filled during parsing.</summary>
internal sealed record MappingNode(TextPlace Start, List<(YamlNode Key, YamlNode Value)> Entries) : YamlNode(Start);
