namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>The turn of a call in a <see cref="RenderQueue"/>.</summary>
/// <param name="queue">The queue.</param>
/// <param name="bytes">The length of the call's request.</param>
/// <param name="start">The timestamp at which the turn began.</param>
internal sealed class RenderTurn(RenderQueue queue, long bytes, long start) : IDisposable
{
    public long Bytes => bytes;

    public long Start => start;

    /// <summary>True until the turn is given up: it keeps another call from running.</summary>
    public bool Counts { get; set; } = true;

    /// <summary>True if the memory of the turn has been given up.</summary>
    public bool HasEnded { get; set; }

    public void Dispose() => queue.End(this);
}
