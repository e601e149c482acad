namespace Crossplane.Functions.Rendering;

/// <summary>Something in the inputs, or the pipeline itself, does not let the composite be rendered.</summary>
internal sealed class RenderException : Exception
{
    public RenderException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
