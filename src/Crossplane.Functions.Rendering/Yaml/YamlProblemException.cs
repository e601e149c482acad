namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>The YAML text is invalid. <see cref="InputException"/> adds the name of the file.</summary>
/// <param name="place">The position of the problem in the file.</param>
/// <param name="message">The problem, without the position.</param>
/// <param name="innerException">The parser's error.</param>
internal sealed class YamlProblemException(TextPlace place, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The position of the problem in the file.</summary>
    public TextPlace Place { get; } = place;
}
