using System.Collections;

namespace Crossplane.Functions.Reporting;

/// <summary>The status conditions that a call gives the composite; one of each type, the last one counts.</summary>
public sealed class ConditionSet : IReadOnlyCollection<CompositeCondition>
{
    /// <summary>The types that belong to Crossplane, which drops them silently when a function sends them.</summary>
    private static readonly string[] Reserved = ["Healthy", "Ready", "Responsive", "Synced", "UpToDate"];

    private readonly List<CompositeCondition> _conditions = [];

    internal ConditionSet()
    {
    }

    /// <inheritdoc />
    public int Count => _conditions.Count;

    /// <summary>The condition holds.</summary>
    /// <exception cref="ArgumentException">The type is one of Crossplane's own: Healthy, Ready, Responsive, Synced, UpToDate.</exception>
    public CompositeCondition True(string type, string reason) => Set(type, ConditionStatus.True, reason);

    /// <summary>The condition does not hold.</summary>
    /// <inheritdoc cref="True" path="/exception" />
    public CompositeCondition False(string type, string reason) => Set(type, ConditionStatus.False, reason);

    /// <summary>It cannot be told whether the condition holds.</summary>
    /// <inheritdoc cref="True" path="/exception" />
    public CompositeCondition Unknown(string type, string reason) => Set(type, ConditionStatus.Unknown, reason);

    /// <inheritdoc />
    public IEnumerator<CompositeCondition> GetEnumerator() => _conditions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private CompositeCondition Set(string type, ConditionStatus status, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        if (Reserved.Contains(type))
        {
            throw new ArgumentException($"Condition type {type} is Crossplane's own; use another one.", nameof(type));
        }

        var condition = new CompositeCondition(type, status, reason);
        for (var index = 0; index < _conditions.Count; index++)
        {
            if (_conditions[index].Type == type)
            {
                return _conditions[index] = condition;
            }
        }

        _conditions.Add(condition);
        return condition;
    }
}
