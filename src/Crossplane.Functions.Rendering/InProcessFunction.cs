namespace Crossplane.Functions.Rendering;

/// <summary>A function that <c>render</c> runs in its own process.</summary>
/// <param name="PackageName">
/// The name of the function's package. A Function matches if its name equals this, or ends with a dash and this (like a
/// Function that was installed as a dependency), or if the repository of its package has this name.
/// </param>
/// <param name="Function">The implementation.</param>
public sealed record InProcessFunction(string PackageName, IFunction Function)
{
    internal bool Is(string name, string package)
    {
        var repository = package.Split('@')[0].Split('/')[^1].Split(':')[0];
        return name == PackageName
            || name.EndsWith("-" + PackageName, StringComparison.Ordinal)
            || repository == PackageName;
    }
}
