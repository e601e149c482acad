namespace Crossplane.Functions.Rendering;

/// <summary>A function that <c>render</c> runs in its own process.</summary>
/// <param name="PackageName">
/// The name of the function's package. A Function is taken for this one if its name is this or ends in a dash and this,
/// as the name of one that was installed as a dependency does, or if its package's repository is called this.
/// </param>
/// <param name="Function">What runs.</param>
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
