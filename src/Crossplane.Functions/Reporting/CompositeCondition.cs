namespace Crossplane.Functions.Reporting;

/// <summary>A status condition of the composite. Crossplane adds <c>lastTransitionTime</c>.</summary>
public sealed class CompositeCondition
{
    internal CompositeCondition(string type, ConditionStatus status, string reason)
    {
        Type = type;
        Status = status;
        Reason = reason;
    }

    /// <summary>The type in PascalCase, for example <c>DatabaseReady</c>.</summary>
    public string Type { get; }

    /// <summary>The status.</summary>
    public ConditionStatus Status { get; }

    /// <summary>The machine-readable reason, a word in PascalCase.</summary>
    public string Reason { get; }

    /// <summary>The human-readable message; null (the default) for none.</summary>
    public string? Message { get; private set; }

    /// <summary>The target: the composite (the default), or also its claim.</summary>
    public Target Target { get; private set; } = Target.Composite;

    /// <summary>
    /// Sets the message. Keep it stable while nothing changes (no timestamps, no unsorted lists): each change updates the
    /// composite.
    /// </summary>
    public CompositeCondition WithMessage(string message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        Message = message;
        return this;
    }

    /// <summary>Sets the condition on the claim too; no effect if the composite has no claim.</summary>
    public CompositeCondition TargetCompositeAndClaim()
    {
        Target = Target.CompositeAndClaim;
        return this;
    }

    internal Protocol.Condition ToMessage()
    {
        var message = new Protocol.Condition
        {
            Type = Type,
            Status = (Protocol.Status)Status,
            Reason = Reason,
            Target = (Protocol.Target)Target,
        };
        if (Message is not null)
        {
            message.Message = Message;
        }

        return message;
    }
}
