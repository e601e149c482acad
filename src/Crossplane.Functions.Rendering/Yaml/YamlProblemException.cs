namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A place in a file is wrong. Which file is not known here; see <see cref="InputException"/>.</summary>
/// <param name="place">Where.</param>
/// <param name="message">What is wrong, without the place.</param>
/// <param name="innerException">The parser's error.</param>
internal sealed class YamlProblemException(TextPlace place, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Where.</summary>
    public TextPlace Place { get; } = place;
}
