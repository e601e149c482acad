namespace Crossplane.Functions.Readiness;

/// <summary>Parts of CEL queries over <c>object</c>. Each asks for a field before it reads it.</summary>
internal static class Cel
{
    /// <summary>As <see cref="ObservedFields.IsCurrent"/>.</summary>
    public const string IsCurrent =
        "has(object.status) && has(object.status.observedGeneration)"
        + " && object.status.observedGeneration >= object.metadata.generation";

    /// <summary>As the opposite of <see cref="ObservedFields.IsOutdated"/>, for an object with a status.</summary>
    public const string IsNotOutdated =
        "(!has(object.status.observedGeneration) || !has(object.metadata.generation)"
        + " || object.status.observedGeneration >= object.metadata.generation)";

    /// <summary>The number of pods that <c>spec.replicas</c> asks for; 1 without, as in Kubernetes.</summary>
    public const string WantedReplicas = "(has(object.spec) && has(object.spec.replicas) ? object.spec.replicas : 1)";

    /// <summary>Whether the object, which has a status, has conditions.</summary>
    public const string HasConditions = "has(object.status.conditions)";

    /// <summary>A number of the status, which exists; 0 if it is absent, as Kubernetes leaves out counts of 0.</summary>
    public static string Count(string field) => $"(has(object.status.{field}) ? object.status.{field} : 0)";

    /// <summary>
    /// Whether an object, which has conditions, has a condition of a type with a status; <paramref name="more"/> is asked of
    /// the condition <c>c</c> too.
    /// </summary>
    public static string Condition(string type, string status, string more = "") =>
        $"object.status.conditions.exists(c, has(c.type) && c.type == {Quote(type)}"
        + $" && has(c.status) && c.status == {Quote(status)}{more})";

    /// <summary>As <see cref="ObservedCondition.IsTrueOf"/>, for an object that has conditions.</summary>
    public static string IsTrueOfGeneration(string type) => Condition(
        type,
        "True",
        " && (!has(c.observedGeneration) || !has(object.metadata.generation)"
        + " || c.observedGeneration >= object.metadata.generation)");

    /// <summary>Writes a text as a literal.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
