namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A plain scalar and what it means.</summary>
/// <param name="Boolean">Only for <see cref="ScalarKind.Boolean"/>.</param>
/// <param name="Integer">Only for <see cref="ScalarKind.Integer"/>; from -2^63 to 2^64 - 1.</param>
/// <param name="Float">Only for <see cref="ScalarKind.Float"/>.</param>
internal readonly record struct ResolvedScalar(ScalarKind Kind, bool Boolean = false, Int128 Integer = default, double Float = 0);
