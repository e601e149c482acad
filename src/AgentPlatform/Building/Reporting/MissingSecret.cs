using System.Text.RegularExpressions;
using AgentPlatform.Kinds;

namespace AgentPlatform.Building.Reporting;

/// <summary>
/// A Secret that the pods need and KEDA cannot read: it resolves the environment of the containers before it scales. Its message
/// has Go's form of the reference (<c>ResolveContainerEnv</c> in KEDA's <c>pkg/scaling/resolver/scale_resolvers.go</c>), which
/// does not say whether the Secret or the key is missing.
/// </summary>
/// <param name="Name">The Secret's name.</param>
/// <param name="Key">The key; null if the pods take all keys.</param>
/// <param name="Variable">The variable that needs the key; null if the pods take all keys.</param>
internal sealed partial record MissingSecret(string Name, string? Key, string? Variable)
{
    /// <summary>A part of a sentence.</summary>
    public string Sentence => Key is null
        ? $"the Secret {Name} is missing, whose keys become variables of the pods"
        : $"the Secret {Name} or its key {Key} is missing, which the variable {Variable} needs";

    /// <summary>Finds the Secret in what KEDA says of a ScaledObject; null if it says nothing of one.</summary>
    public static MissingSecret? Find(ObservedObject? scaler) => scaler is { IsStale: false }
        && Readiness.Try(() => Readiness.Condition(scaler, "Ready")) is
        {
            Status: "False", Reason: "ScaledObjectCheckFailed", Message: { } message,
        }
            ? Find(message)
            : null;

    private static MissingSecret? Find(string message) =>
        OneKey().Match(message) is { Success: true } one
            ? new(one.Groups["name"].Value, one.Groups["key"].Value, one.Groups["variable"].Value)
            : AllKeys().Match(message) is { Success: true } all ? new(all.Groups["name"].Value, null, null) : null;

    [GeneratedRegex(
        @"secret name &SecretKeySelector\{LocalObjectReference:LocalObjectReference\{Name:(?<name>[^,{}]+),\},"
            + @"Key:(?<key>[^,{}]+),[^{}]*\} for env (?<variable>\S+) ",
        RegexOptions.CultureInvariant)]
    private static partial Regex OneKey();

    [GeneratedRegex(
        @"secret ref &SecretEnvSource\{LocalObjectReference:LocalObjectReference\{Name:(?<name>[^,{}]+),\},",
        RegexOptions.CultureInvariant)]
    private static partial Regex AllKeys();
}
