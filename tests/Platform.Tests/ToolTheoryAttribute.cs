namespace Platform.Tests;

/// <summary>A theory that needs a program: skipped where it is not installed, except in CI, where it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(string name) =>
        Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : Tool.Missing(name);
}
