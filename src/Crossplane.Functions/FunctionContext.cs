namespace Crossplane.Functions;

/// <summary>One call of a function.</summary>
public sealed class FunctionContext
{
    /// <summary>What the answer says to the user.</summary>
    public object Results { get; } = new();
}
