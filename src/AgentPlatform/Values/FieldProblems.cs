using Crossplane.Functions.Problems;

namespace AgentPlatform.Values;

internal static class FieldProblems
{
    /// <inheritdoc cref="ProblemSet.Add"/>
    public static void Add(this ProblemSet problems, Field path, string message) => problems.Add(path.ToString(), message);
}
