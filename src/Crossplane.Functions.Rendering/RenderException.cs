namespace Crossplane.Functions.Rendering;

/// <summary>
/// The composite cannot be rendered because an input is invalid or the pipeline fails. <c>render</c> prints the
/// message.
/// </summary>
public sealed class RenderException : Exception
{
    internal RenderException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>True if the time was over.</summary>
    internal bool IsTimeout { get; init; }
}
