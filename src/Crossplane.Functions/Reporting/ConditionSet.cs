using System.Collections;

namespace Crossplane.Functions.Reporting;

/// <summary>
/// The status conditions that a call sets on the composite; setting a type again replaces the earlier condition.
/// </summary>
/// <example>
/// <code>
/// context.Conditions.True("DatabaseReady", "Available");
/// context.Conditions.False("QueueReady", "Creating").WithMessage("The queue is being created.");
/// </code>
/// </example>
public sealed class ConditionSet : IReadOnlyCollection<CompositeCondition>
{
    /// <summary>The types reserved by Crossplane, which silently ignores them in a response.</summary>
    private static readonly string[] Reserved = ["Healthy", "Ready", "Responsive", "Synced", "UpToDate"];

    private readonly List<CompositeCondition> _conditions = [];

    internal ConditionSet()
    {
    }

    /// <inheritdoc />
    public int Count => _conditions.Count;

    /// <summary>Sets a condition to <c>True</c>.</summary>
    /// <param name="type">The type in PascalCase; not one of Crossplane's own.</param>
    /// <param name="reason">The machine-readable reason, a word in PascalCase.</param>
    /// <returns>The condition, to add a message or the claim as a target.</returns>
    /// <exception cref="ArgumentException">
    /// The type is reserved by Crossplane (Healthy, Ready, Responsive, Synced, UpToDate), or the type or the reason is empty.
    /// </exception>
    public CompositeCondition True(string type, string reason) => Set(type, ConditionStatus.True, reason);

    /// <summary>Sets a condition to <c>False</c>.</summary>
    /// <inheritdoc cref="True" path="/param|/returns|/exception" />
    public CompositeCondition False(string type, string reason) => Set(type, ConditionStatus.False, reason);

    /// <summary>Sets a condition to <c>Unknown</c>.</summary>
    /// <inheritdoc cref="True" path="/param|/returns|/exception" />
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
            throw new ArgumentException($"Condition type {type} is Crossplane's own; use another type.", nameof(type));
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
