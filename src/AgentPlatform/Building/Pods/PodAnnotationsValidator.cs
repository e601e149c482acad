using System.Globalization;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Pods;

/// <summary>Validates annotations of pods to which Kubernetes itself gives a meaning.</summary>
/// <remarks>
/// The rules are those of <c>ValidatePodSpecificAnnotations</c> in <c>pkg/apis/core/validation</c> of Kubernetes.
/// </remarks>
internal static class PodAnnotationsValidator
{
    private const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";
    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    /// <summary>Keys, or starts of keys, of annotations that contradict the pod's spec.</summary>
    private static readonly (string Start, string Advice)[] Refused =
    [
        ("container.seccomp.security.alpha.kubernetes.io/", "the seccomp profile is that of podSecurity"),
        ("kubernetes.io/config.mirror", "only kubelets set it, on pods of their own"),
        ("scheduler.alpha.kubernetes.io/tolerations", "set tolerations instead"),
        ("seccomp.security.alpha.kubernetes.io/pod", "the seccomp profile is that of podSecurity"),
    ];

    public static void Validate(Field path, IReadOnlyDictionary<string, string>? annotations, ProblemSet problems)
    {
        foreach (var (key, value) in Ordered.ByKey(annotations) ?? [])
        {
            foreach (var (start, advice) in Refused)
            {
                if (key.StartsWith(start, StringComparison.Ordinal))
                {
                    problems.Add(Place(path, key), $"must not be set: {advice}");
                }
            }

            if (key == DeletionCost && !IsCost(value ?? ""))
            {
                problems.Add(
                    Place(path, key), $"must be a whole number of 32 bits such as 100, but is {Text.Quote(value ?? "")}");
            }

            if (key.StartsWith(AppArmor, StringComparison.Ordinal) && !IsProfile(value ?? ""))
            {
                problems.Add(
                    Place(path, key),
                    $"must be runtime/default, unconfined or a profile such as localhost/name, but is {Text.Quote(value ?? "")}");
            }
        }
    }

    /// <summary>Checks that annotations of single containers name containers of the pod.</summary>
    public static void ValidateContainers(
        Field path,
        IReadOnlyDictionary<string, string>? annotations,
        string container,
        string initContainer,
        ProblemSet problems)
    {
        foreach (var key in annotations?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            if (key.StartsWith(AppArmor, StringComparison.Ordinal)
                && key[AppArmor.Length..] is var name
                && name != container
                && name != initContainer)
            {
                problems.Add(
                    Place(path, key),
                    $"must name the container {container} or {initContainer}, but names "
                        + Text.Quote(name));
            }
        }
    }

    private static string Place(Field path, string key) => Checks.FieldPathOf(path.ToString(), key);

    private static bool IsCost(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cost)
        && value == cost.ToString(CultureInfo.InvariantCulture);

    private static bool IsProfile(string value) =>
        value is "" or "runtime/default" or "unconfined" || value.StartsWith("localhost/", StringComparison.Ordinal);
}
