namespace Docs.Tests.Pages;

/// <summary>Something of a page that names something else: the target of a link, or a text in backticks.</summary>
/// <param name="Place">Page and line.</param>
/// <param name="Target">What is named.</param>
internal sealed record PageReference(string Place, string Target);
