namespace Packages.Tests.Cluster;

/// <summary>A test that needs <see cref="Cel"/>: skipped where it is not installed, except in CI, where it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CelTheoryAttribute : TheoryAttribute
{
    public CelTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = Cel.Missing;
        }
    }
}
