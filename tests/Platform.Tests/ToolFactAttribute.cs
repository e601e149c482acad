namespace Platform.Tests;

/// <summary>A test that needs a program: skipped where it is not installed, except in CI, where it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string name) =>
        Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : Tool.Missing(name);
}
