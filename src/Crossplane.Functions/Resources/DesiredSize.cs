namespace Crossplane.Functions.Resources;

/// <summary>Counts the bytes of the objects that a function desires.</summary>
/// <param name="maxBytes">The bytes that they may have together.</param>
internal sealed class DesiredSize(int maxBytes)
{
    private long _bytes;

    /// <summary>Counts an object that takes the place of another.</summary>
    /// <exception cref="ResponseTooLargeException">The objects are too large for a response.</exception>
    public void Replace(int removed, int added)
    {
        var bytes = _bytes + added - removed;
        if (bytes > maxBytes)
        {
            throw new ResponseTooLargeException();
        }

        _bytes = bytes;
    }
}
