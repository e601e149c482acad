namespace Crossplane.Functions.Reporting;

/// <summary>Something to tell the people who look at the composite; Crossplane makes an event of it.</summary>
public sealed class Result
{
    internal Result(Severity severity, string message, IReadOnlyList<string>? paths = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        Severity = severity;
        Message = message;
        Paths = paths ?? [];
    }

    /// <summary>What it means for the pipeline.</summary>
    public Severity Severity { get; }

    /// <summary>A sentence.</summary>
    public string Message { get; }

    /// <summary>
    /// The paths of the fields that the result is about, such as <c>spec.size</c>; empty by default. The server's log shows
    /// them, and not the message, which may quote values.
    /// </summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>A word in PascalCase for programs; Crossplane's default is <c>ComposeResources</c>.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who is told.</summary>
    public Target Target { get; private set; } = Target.Composite;

    /// <summary>Sets the reason.</summary>
    public Result WithReason(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        Reason = reason;
        return this;
    }

    /// <summary>Tells the claim too. Harmless where there is none.</summary>
    public Result TargetCompositeAndClaim()
    {
        Target = Target.CompositeAndClaim;
        return this;
    }

    internal Protocol.Result ToMessage()
    {
        var message = new Protocol.Result
        {
            Severity = (Protocol.Severity)Severity,
            Message = Message,
            Target = (Protocol.Target)Target,
        };
        if (Reason is not null)
        {
            message.Reason = Reason;
        }

        return message;
    }
}
