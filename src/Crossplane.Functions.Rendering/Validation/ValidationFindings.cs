namespace Crossplane.Functions.Rendering.Validation;

/// <summary>What a check of objects found.</summary>
/// <param name="Problems">What is wrong: object, path, and a sentence on what is allowed and what was found.</param>
/// <param name="Notes">What could not be checked.</param>
internal sealed record ValidationFindings(IReadOnlyList<string> Problems, IReadOnlyList<string> Notes);
