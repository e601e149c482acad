namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The value of a plain scalar.</summary>
/// <param name="Boolean">The value if the kind is <see cref="ScalarKind.Boolean"/>.</param>
/// <param name="Integer">The value if the kind is <see cref="ScalarKind.Integer"/>; from -2^63 to 2^64 - 1.</param>
/// <param name="Float">The value if the kind is <see cref="ScalarKind.Float"/>.</param>
internal readonly record struct ResolvedScalar(ScalarKind Kind, bool Boolean = false, Int128 Integer = default, double Float = 0);
