namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A place in a document is wrong. The file is not known here; see <see cref="InputException"/>.</summary>
/// <param name="line">In the document, from 1.</param>
/// <param name="column">From 1.</param>
/// <param name="message">What is wrong, without the place.</param>
/// <param name="innerException">The parser's error.</param>
internal sealed class YamlProblemException(long line, long column, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>In the document, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>From 1.</summary>
    public long Column { get; } = column;
}
