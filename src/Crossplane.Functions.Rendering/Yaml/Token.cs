namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A token of YAML.</summary>
/// <param name="Start">The position where it starts.</param>
/// <param name="Text">The text of a scalar, the name of an anchor or alias, the handle of a tag, or the version.</param>
/// <param name="Suffix">The part of a tag after its handle, or the prefix that a directive defines.</param>
/// <param name="IsPlain">True for a scalar without quotes or indicator.</param>
internal readonly record struct Token(
    TokenKind Kind, TextPlace Start, string Text = "", string Suffix = "", bool IsPlain = false);
