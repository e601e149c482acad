namespace Crossplane.Functions;

/// <summary>Thrown while a response is built that would be larger than Crossplane accepts.</summary>
internal sealed class ResponseTooLargeException : Exception
{
    public ResponseTooLargeException()
        : base("the response is larger than Crossplane accepts")
    {
    }
}
