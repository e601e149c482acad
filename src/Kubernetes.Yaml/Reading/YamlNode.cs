namespace Kubernetes.Yaml.Reading;

/// <summary>A node of a parsed document. Its value in JSON is not yet decided.</summary>
/// <param name="Start">The position where the node starts.</param>
internal abstract record YamlNode(TextPlace Start);

/// <summary>A scalar, not yet resolved.</summary>
/// <param name="Tag">The full tag, or empty.</param>
/// <param name="IsImplicit">True if the value depends on the text, because the scalar has neither a tag nor quotes.</param>
internal sealed record ScalarNode(TextPlace Start, string Text, string Tag, bool IsImplicit) : YamlNode(Start);

/// <summary>A list. It is filled during parsing, because an alias within the list may reference the list itself.</summary>
internal sealed record SequenceNode(TextPlace Start, List<YamlNode> Items) : YamlNode(Start);

/// <summary>A mapping with the keys of the file, including merge keys and duplicates. It is filled during parsing.</summary>
internal sealed record MappingNode(TextPlace Start, List<(YamlNode Key, YamlNode Value)> Entries) : YamlNode(Start);

/// <summary>A reference to a preceding anchor.</summary>
internal sealed record AliasNode(TextPlace Start, string Name, YamlNode Target) : YamlNode(Start);
