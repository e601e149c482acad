namespace Crossplane.Functions.Rendering.Validation;

/// <summary>The result of validating objects.</summary>
/// <param name="Problems">The problems: object, path, the allowed and the actual value.</param>
/// <param name="Notes">The checks that are not supported.</param>
internal sealed record ValidationFindings(IReadOnlyList<string> Problems, IReadOnlyList<string> Notes);
