namespace Crossplane.Functions.Reporting;

/// <summary>A status condition that the composite gets. Crossplane adds the time of the last transition.</summary>
public sealed class CompositeCondition
{
    internal CompositeCondition(string type, ConditionStatus status, string reason)
    {
        Type = type;
        Status = status;
        Reason = reason;
    }

    /// <summary>The type, in PascalCase.</summary>
    public string Type { get; }

    /// <summary>Whether it holds.</summary>
    public ConditionStatus Status { get; }

    /// <summary>A word in PascalCase for programs.</summary>
    public string Reason { get; }

    /// <summary>A sentence for people; null for none.</summary>
    public string? Message { get; private set; }

    /// <summary>Whose condition it is.</summary>
    public Target Target { get; private set; } = Target.Composite;

    /// <summary>Sets the message. It must stay the same while nothing changes: no times, no unsorted lists.</summary>
    public CompositeCondition WithMessage(string message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        Message = message;
        return this;
    }

    /// <summary>Gives the condition to the claim too. Harmless where there is none.</summary>
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
