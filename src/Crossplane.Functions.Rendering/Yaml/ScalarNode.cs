namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A scalar as the parser found it.</summary>
/// <param name="Tag">The full tag, or empty.</param>
/// <param name="IsImplicit">What the scalar means depends on its text: it has neither a tag nor quotes.</param>
internal sealed record ScalarNode(TextPlace Start, string Text, string Tag, bool IsImplicit) : YamlNode(Start);
