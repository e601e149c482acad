namespace TestSupport.Cel;

/// <summary>What a rule says of one place in an object.</summary>
/// <param name="Place">The place of the rule in the schema.</param>
/// <param name="Rule">The expression.</param>
/// <param name="Path">The field that a user is shown.</param>
/// <param name="Message">What a user is told if the rule does not hold.</param>
/// <param name="Holds">Whether it does.</param>
public sealed record CelAnswer(string Place, string Rule, string Path, string Message, bool Holds);
