namespace CompositionFunction.Tests.Interop;

/// <summary>A test that needs the peers: skipped where they are not installed, except in CI, where they must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerTheoryAttribute : TheoryAttribute
{
    public PeerTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = Peer.Missing;
        }
    }
}
