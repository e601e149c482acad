using Xunit;

namespace TestSupport.Cel;

/// <summary>A test that needs <see cref="CelPeer"/>: skipped where it is not installed, except in CI, where it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CelFactAttribute : FactAttribute
{
    public CelFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = CelPeer.Missing;
        }
    }
}
