using AgentPlatform.Kinds;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Tests.Kinds;

/// <summary>An observed object and whether it is ready.</summary>
/// <param name="Situation">Its kind and what has happened to it.</param>
/// <param name="Json">The object.</param>
/// <param name="IsReady">Whether it is ready.</param>
/// <param name="Look">The answer in C#.</param>
/// <param name="Query">The same question in CEL.</param>
internal sealed record ReadinessState(
    string Situation, string Json, bool IsReady, Func<ObservedObject?, Ready> Look, string Query);
