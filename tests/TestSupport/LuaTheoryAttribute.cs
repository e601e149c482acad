using Xunit;

namespace TestSupport;

/// <summary>A test that needs <see cref="Lua"/>: skipped where it is not installed, except in CI, where it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LuaTheoryAttribute : TheoryAttribute
{
    public LuaTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = Lua.Missing;
        }
    }
}
