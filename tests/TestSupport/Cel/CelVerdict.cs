namespace TestSupport.Cel;

/// <summary>The value of a query over an object.</summary>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Error">Why it could not be evaluated; null if it could.</param>
public sealed record CelVerdict(bool Holds, string? Error);
