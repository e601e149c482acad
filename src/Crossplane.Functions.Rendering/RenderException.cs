namespace Crossplane.Functions.Rendering;

/// <summary>
/// Something in the inputs, or the pipeline itself, does not let the composite be rendered. The message is the one that
/// <c>render</c> prints.
/// </summary>
public sealed class RenderException : Exception
{
    internal RenderException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
