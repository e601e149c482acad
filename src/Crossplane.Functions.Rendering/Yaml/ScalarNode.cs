namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A scalar, not yet resolved.</summary>
/// <param name="Tag">The full tag, or empty.</param>
/// <param name="IsImplicit">True if the value depends on the text, because the scalar has neither a tag nor quotes.</param>
internal sealed record ScalarNode(TextPlace Start, string Text, string Tag, bool IsImplicit) : YamlNode(Start);
